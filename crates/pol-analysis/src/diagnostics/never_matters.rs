//! W0904: a rule or exception that never stands.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "W0904",
    title: "a rule or exception that never matters",
    severity: Severity::Warning,
    text: "It can apply, but every determination would come out the same without it, and it is never a reason of one: wherever it \
        applies, rules of stronger findings apply too. Its condition is too narrow, or its finding too weak.",
    raises: Case::Declarations(
        r#"rule minors
  finds not_met because "The member is a minor."
  when not member.adult

rule minors_with_asthma
  finds refer because "The member is a minor with asthma."
  when not member.adult and member.conditions includes asthma
"#,
    ),
    misses: Case::Declarations(
        r#"rule minors
  finds not_met because "The member is a minor."
  when not member.adult

rule asthma
  finds refer because "The member has asthma."
  when member.conditions includes asthma
"#,
    ),
};

/// Names what never matters, and the rules that always apply where it does.
pub(crate) fn never_matters(
    kind: &str,
    name: &str,
    shadowing: &[String],
    span: Span,
) -> Diagnostic {
    let because = match shadowing {
        [] => String::new(),
        _ => format!(
            ": wherever it applies, {} does too",
            super::either(shadowing)
        ),
    };
    Diagnostic::new(&PAGE, format!("{kind} `{name}` never matters{because}"))
        .label(span, "changes no determination")
        .help("mend its condition or its finding, or take it out")
}
