//! E0412: an exception that does not say when.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0412",
    title: "an exception that does not say when",
    severity: Severity::Error,
    text: "An exception turns findings under a condition, and this one has none.",
    raises: Case::Declarations(
        r#"exception considered
  turns not_met into refer
"#,
    ),
    misses: Case::Declarations(
        r#"exception considered
  turns not_met into refer
  when is_adult
"#,
    ),
};

/// Names the exception.
pub(crate) fn exception_without_condition(name: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("exception `{name}` does not say when it applies"),
    )
    .label(span, "lacks `when`")
    .help("add `when CONDITION`")
}
