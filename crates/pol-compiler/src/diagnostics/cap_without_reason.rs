//! W0819: a cap without a reason.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "W0819",
    title: "a cap without a reason",
    severity: Severity::Warning,
    text: "When this cap cuts what was requested, the reader of the determination sees no reason for it.",
    raises: Case::Declarations(
        r#"amount released in visits
  request.visits
  at most 12 visits
"#,
    ),
    misses: Case::Declarations(
        r#"amount released in visits
  request.visits
  at most 12 visits because "Twelve visits at a time."
"#,
    ),
};

/// Names the amount.
pub(crate) fn cap_without_reason(amount: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("this cap of `{amount}` gives no reason"))
        .label(span, "lacks `because`")
        .help("add `because` with a text in quotes")
}
