//! W0811: a comparison that always comes out the same.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "W0811",
    title: "a comparison that always comes out the same",
    severity: Severity::Warning,
    text: "From the declared ranges this comparison comes out the same for every request. Either the number or \
        the range is wrong.",
    raises: Case::Declarations(
        r#"criterion asked
  met when request.visits is more than 100 visits
"#,
    ),
    misses: Case::Declarations(
        r#"criterion asked
  met when request.visits is more than 99 visits
"#,
    ),
};

/// Says how it comes out and why.
pub(crate) fn decided_by_range(
    words: &str,
    outcome: bool,
    subject: &str,
    reach: &str,
    span: Span,
) -> Diagnostic {
    let always = if outcome {
        "is always true"
    } else {
        "can never be true"
    };
    Diagnostic::new(&PAGE, format!("`{words}` {always}: `{subject}` is {reach}"))
        .label(span, always)
        .help("correct the comparison or the range, or take the comparison out")
}
