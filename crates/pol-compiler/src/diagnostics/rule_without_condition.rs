//! E0411: a rule that does not say when.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0411",
    title: "a rule that does not say when",
    severity: Severity::Error,
    text: "A rule applies under a condition, and this one has none. A rule that always applies would leave the \
        others without a meaning.",
    raises: Case::Declarations(
        r#"rule minors
  finds not_met because "The member is a minor."
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
pub(crate) fn rule_without_condition(name: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("rule `{name}` does not say when it applies"))
        .label(span, "lacks `when`")
        .help("add `when CONDITION`")
}
