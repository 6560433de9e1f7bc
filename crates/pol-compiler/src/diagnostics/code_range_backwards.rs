//! E0427: a range of codes that runs backwards.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0427",
    title: "a range of codes that runs backwards",
    severity: Severity::Error,
    text: "A range of codes begins with the lower one. The other way round it holds nothing.",
    raises: Case::Declarations(
        r#"code set joints "Joints" of icd10cm
  M19 to M15
"#,
    ),
    misses: Case::Declarations(
        r#"code set joints "Joints" of icd10cm
  M15 to M19
"#,
    ),
};

/// Gives the range in order.
pub(crate) fn code_range_backwards(first: &str, last: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{first} to {last}` holds no code"))
        .label(span, "runs backwards")
        .help(format!("write `{last} to {first}`"))
}
