//! E0429: two choices for all other codes.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0429",
    title: "two choices for all other codes",
    severity: Severity::Error,
    text: "`codes SYSTEM otherwise` is the choice of every code that no other choice has, so a list has one of \
        them for a system.",
    raises: Case::Declarations(
        r#"choices lung
  asthma "Asthma" codes icd10cm J45
  other "Other" codes icd10cm otherwise
  rest "Rest" codes icd10cm otherwise
"#,
    ),
    misses: Case::Declarations(
        r#"choices lung
  asthma "Asthma" codes icd10cm J45
  other "Other" codes icd10cm otherwise
"#,
    ),
};

/// Points at both.
pub(crate) fn codes_otherwise_twice(system: &str, span: Span, first: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("two choices take all other codes of `{system}`"),
    )
    .label(span, "the second")
    .label(first, "the first")
    .help("keep one of the two")
}
