//! E0425: a code in two choices of one list.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0425",
    title: "a code in two choices of one list",
    severity: Severity::Error,
    text: "A code means a choice. In two choices of one list it would mean both, and a member would have two \
        diagnoses for one code.",
    raises: Case::Declarations(
        r#"choices lung
  mild "Mild" codes icd10cm J45.2
  any_asthma "Asthma" codes icd10cm J45
"#,
    ),
    misses: Case::Declarations(
        r#"choices lung
  mild "Mild" codes icd10cm J45.2
  strong "Strong" codes icd10cm J45.5
"#,
    ),
};

/// Names the code and both choices.
pub(crate) fn code_in_two_choices(code: &str, owner: &str, choice: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{code}` means both `{owner}` and `{choice}`"),
    )
    .label(span, format!("shares a code with `{owner}`"))
    .help("give each code to one choice")
}
