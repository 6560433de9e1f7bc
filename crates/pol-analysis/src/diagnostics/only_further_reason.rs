//! N0914: a rule that is only ever a further reason.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "N0914",
    title: "a rule that is only ever a further reason",
    severity: Severity::Note,
    text: "Every request would come to the same finding and amount without this rule: wherever its finding stands by it, other \
        rules bring the same about. It adds its reason and its citation. Where that is what it is for, leave it.",
    raises: Case::Declarations(
        r#"rule grown_up_with_asthma
  finds met because "The member is an adult with asthma."
  when member.adult and member.conditions includes asthma
"#,
    ),
    misses: Case::Declarations(
        r#"rule asthma
  finds met because "The member has asthma."
  when member.conditions includes asthma
"#,
    ),
};

/// Names the rule, and the rules that always apply where it does.
pub(crate) fn only_further_reason(rule: &str, beside: &[String], span: Span) -> Diagnostic {
    let because = match beside {
        [] => String::new(),
        _ => format!(": wherever it applies, {} does too", super::either(beside)),
    };
    let message = format!("rule `{rule}` is only ever a further reason{because}");
    Diagnostic::new(&PAGE, message)
        .label(span, "changes no finding and no amount")
        .help("leave it where its reason is wanted; else mend its condition or its finding")
}
