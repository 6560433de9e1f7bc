//! E0321: too many decimals.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0321",
    title: "too many decimals",
    severity: Severity::Error,
    text: "Numbers have at most six digits after the point, so that everything computed from them is exact.",
    raises: Case::Declarations(
        r#"value yearly in visits
  0.1234567 visits
"#,
    ),
    misses: Case::Declarations(
        r#"value yearly in visits
  0.123456 visits
"#,
    ),
};

/// Names the number and the limit.
pub(crate) fn too_many_decimals(digits: &str, most: u32, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{digits}` is more than {most} decimals"))
        .label(span, "too many digits after the point")
        .help(format!("round to {most} decimals"))
}
