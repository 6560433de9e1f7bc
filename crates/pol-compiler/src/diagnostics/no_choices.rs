//! E0423: a list without choices.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0423",
    title: "a list without choices",
    severity: Severity::Error,
    text: "A fact of this list could have no value.",
    raises: Case::Declarations(
        r#"choices eye
"#,
    ),
    misses: Case::Declarations(
        r#"choices eye
  blue "Blue"
"#,
    ),
};

/// Names the list.
pub(crate) fn no_choices(list: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{list}` has no choices"))
        .label(span, "an empty list")
        .help("add a row for each choice: `NAME \"Label\"`")
}
