//! E0457: days on the answer that takes all other codes.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0457",
    title: "days on the answer that takes all other codes",
    severity: Severity::Error,
    text: "The answer with `codes … otherwise` is what the dated answers of its list count as outside their days. So it \
        stands on all days itself.",
    raises: Case::Declarations(
        r#"choices reason
  pain "Pain" codes icd10cm R52
  other_reason "Another reason" codes icd10cm otherwise from 2023-01-01

facts plan
  reasons any of reason "What are the reasons?"

rule pain
  finds refer because "Pain is a reason."
  when plan.reasons includes pain
"#,
    ),
    misses: Case::Declarations(
        r#"choices reason
  pain "Pain" codes icd10cm R52 from 2023-01-01
  other_reason "Another reason" codes icd10cm otherwise

facts plan
  reasons any of reason "What are the reasons?"

rule pain
  finds refer because "Pain is a reason."
  when plan.reasons includes pain
"#,
    ),
};

/// Names the answer.
pub(crate) fn fallback_dated(name: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{name}` takes all other codes, and so stands on all days"),
    )
    .label(span, "dated")
    .help("leave the days out")
}
