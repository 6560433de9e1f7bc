//! N0912: a rule that a stronger finding masks.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "N0912",
    title: "a rule that a stronger finding masks",
    severity: Severity::Note,
    text: "For some requests this rule applies and a rule of a stronger finding does too, so that its finding does not stand. Adverse \
        rules are mostly so meant. Look where a rule is masked that was not to be: the stronger one reaches too far.",
    raises: Case::Declarations(
        r#"rule asthma
  finds not_met because "Asthma is treated elsewhere."
  when member.conditions includes asthma
"#,
    ),
    misses: Case::Declarations(
        r#"rule asthma
  finds not_met because "Asthma is treated elsewhere."
  when member.conditions includes asthma and not member.adult
"#,
    ),
};

/// Names the rule, its finding and the rules that mask it.
pub(crate) fn masked(rule: &str, finding: &str, masking: &[String], span: Span) -> Diagnostic {
    let message = format!(
        "`{finding}` of rule `{rule}` is masked by {}",
        super::quoted(masking)
    );
    Diagnostic::new(&PAGE, message)
        .label(span, "does not stand where they apply")
        .help(
            "leave it where the stronger finding is meant to stand; else narrow the stronger rule",
        )
}
