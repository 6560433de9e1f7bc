//! N0916: a choice that never matters.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "N0916",
    title: "a choice that never matters",
    severity: Severity::Note,
    text: "Every determination would be the same without this choice in the condition: what the choice would decide is decided \
        otherwise already.",
    raises: Case::Declarations(
        r#"rule asthma
  finds not_met because "Asthma is treated elsewhere."
  when member.conditions includes asthma

rule adults_with_either
  finds not_met because "Adults are treated elsewhere."
  when all of
    - member.adult
    - member.conditions includes any of asthma, eczema
"#,
    ),
    misses: Case::Declarations(
        r#"rule asthma
  finds refer because "Asthma is for a clinician."
  when member.conditions includes asthma

rule adults_with_either
  finds not_met because "Adults are treated elsewhere."
  when all of
    - member.adult
    - member.conditions includes any of asthma, eczema
"#,
    ),
};

/// Names the choice and its declaration.
pub(crate) fn choice_never_matters(kind: &str, name: &str, choice: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("choice `{choice}` never matters in {kind} `{name}`"),
    )
    .label(span, "every determination is the same without it")
    .help("take the choice out here, or mend what decides it otherwise")
}
