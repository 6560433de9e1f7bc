//! E0456: a dated answer that leaves a question without one.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0456",
    title: "a dated answer that leaves a question without one",
    severity: Severity::Error,
    text: "Outside its days an answer counts as the one that takes all other codes of its system, with `codes … otherwise`. \
        A question with one answer needs such a fallback, or a request that gives the dated answer would have none. A question \
        with several answers, `any of`, needs none: there the answer counts as not given.",
    raises: Case::Declarations(
        r#"choices reason
  pain "Pain" codes icd10cm R52
  fatigue "Fatigue" codes icd10cm R53 from 2023-01-01

facts plan
  reason one of reason "What is the reason?"

rule tired
  finds refer because "Fatigue is the reason."
  when plan.reason is fatigue
"#,
    ),
    misses: Case::Declarations(
        r#"choices reason
  pain "Pain" codes icd10cm R52
  fatigue "Fatigue" codes icd10cm R53 from 2023-01-01
  other_reason "Another reason" codes icd10cm otherwise

facts plan
  reason one of reason "What is the reason?"

rule tired
  finds refer because "Fatigue is the reason."
  when plan.reason is fatigue
"#,
    ),
};

/// Names the answer and the question that it leaves without one.
pub(crate) fn choice_without_fallback(name: &str, fact: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("outside its days `{name}` leaves `{fact}` without an answer"),
    )
    .label(span, "dated")
    .help("add a choice with `codes … otherwise`, for which it then counts, or leave the days out")
}
