//! E0433: a value without a number.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0433",
    title: "a value without a number",
    severity: Severity::Error,
    text: "A value has at least one number, with or without dates.",
    raises: Case::Declarations(
        r#"value yearly in visits
"#,
    ),
    misses: Case::Declarations(
        r#"value yearly in visits
  12 visits
"#,
    ),
};

/// Names the value.
pub(crate) fn value_without_entry(name: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{name}` has no number"))
        .label(span, "lacks its number")
        .help("add the number with its unit")
}
