//! W0818: a list that holds every choice.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "W0818",
    title: "a list that holds every choice",
    severity: Severity::Warning,
    text: "A fact of choices is always one of all of them, so that this condition comes out the same for every \
        request. Leave out the choice that is meant to differ.",
    raises: Case::Declarations(
        r#"criterion sided
  met when member.side is one of left, right
"#,
    ),
    misses: Case::Declarations(
        r#"criterion sided
  met when member.side is one of left
"#,
    ),
};

/// Says how it comes out.
pub(crate) fn every_choice(path: &str, list: &str, negated: bool, span: Span) -> Diagnostic {
    let always = if negated {
        "can never be true"
    } else {
        "is always true"
    };
    Diagnostic::new(
        &PAGE,
        format!("this lists every choice of `{list}`, so it {always} of `{path}`"),
    )
    .label(span, always)
    .help("leave out the choice that is meant to differ, or take the condition out")
}
