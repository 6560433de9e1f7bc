//! W0809: a rule without a reason.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "W0809",
    title: "a rule without a reason",
    severity: Severity::Warning,
    text: "When this rule stands, the reader sees its name in place of a reason.",
    raises: Case::Declarations(
        r#"rule minors
  finds not_met
  when not member.adult
"#,
    ),
    misses: Case::Declarations(
        r#"rule minors
  finds not_met because "The member is a minor."
  when not member.adult
"#,
    ),
};

/// Names the rule.
pub(crate) fn rule_without_reason(name: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("rule `{name}` gives no reason"))
        .label(span, "lacks `because`")
        .help("add `because \"…\"` after the finding")
}
