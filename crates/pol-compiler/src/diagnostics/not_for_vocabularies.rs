//! E0246: a declaration that no vocabulary may hold.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0246",
    title: "a declaration that no vocabulary may hold",
    severity: Severity::Error,
    text: "A vocabulary holds what policies speak in: units, code systems, code sets, choices, facts, records, values, criteria and findings. What finds, releases, caps or tells is for the policy to say, with its clauses, so that a reader finds every decision in the policy itself.",
    raises: Case::Policy(
        r#"vocabulary shared "Shared"

choices place
  home "At home"

section "Places"
"#,
    ),
    misses: Case::Policy(
        r#"vocabulary shared "Shared"

choices place
  home "At home"
"#,
    ),
};

/// Names the kind of declaration that stands there.
pub(crate) fn not_for_vocabularies(keyword: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{keyword}` stands in a vocabulary, which may not hold it"),
    )
    .label(span, "not for a vocabulary")
    .help("move it into the policies that need it")
}
