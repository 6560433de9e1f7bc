//! N0912: a rule that gives way to a stronger finding.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "N0912",
    title: "a rule that gives way to a stronger finding",
    severity: Severity::Note,
    text: "For some requests this rule applies and a rule of a stronger finding does too, or one that settles, so that its own finding \
        does not stand. Mostly that is meant. Look for a rule that was not to give way: there the stronger one reaches too far.",
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

/// Names the rule, its finding and the rules that it can give way to.
pub(crate) fn masked(rule: &str, finding: &str, masking: &[String], span: Span) -> Diagnostic {
    let message = format!(
        "rule `{rule}` can give way to {}, and its `{finding}` does not stand then",
        super::quoted(masking)
    );
    Diagnostic::new(&PAGE, message)
        .label(span, "can give way where it applies")
        .help(
            "leave it where the stronger finding is meant to stand; else narrow the rule that stands before it",
        )
}
