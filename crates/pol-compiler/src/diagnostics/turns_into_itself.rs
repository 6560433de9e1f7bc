//! E0419: an exception that turns a finding into itself.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0419",
    title: "an exception that turns a finding into itself",
    severity: Severity::Error,
    text: "Turning a finding into itself changes nothing.",
    raises: Case::Declarations(
        r#"exception considered
  turns not_met, refer into refer
  when is_adult
"#,
    ),
    misses: Case::Declarations(
        r#"exception considered
  turns not_met into refer
  when is_adult
"#,
    ),
};

/// Names the finding.
pub(crate) fn turns_into_itself(finding: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{finding}` is turned into itself"))
        .label(span, "changes nothing")
        .help(format!("take `{finding}` out of what is turned"))
}
