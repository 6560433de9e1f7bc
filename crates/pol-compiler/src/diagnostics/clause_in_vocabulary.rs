//! E0251: a clause that is cited in a vocabulary.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0251",
    title: "a clause that is cited in a vocabulary",
    severity: Severity::Error,
    text: "Clauses are those of the document that a policy encodes, and each policy numbers its own. A vocabulary \
        has none: it cites in words.",
    raises: Case::Policy(
        r#"vocabulary shared "Shared"

facts member
  medicare yes/no "Is the member covered by Medicare?" cite TITLE-1
"#,
    ),
    misses: Case::Policy(
        r#"vocabulary shared "Shared"

facts member
  medicare yes/no "Is the member covered by Medicare?" cite "the manual's title"
"#,
    ),
};

/// Names it.
pub(crate) fn clause_in_vocabulary(id: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("clause `{id}` is cited in a vocabulary, which has no clauses"),
    )
    .label(span, "not of this file")
    .help("cite in words: `cite \"…\"`; or declare it in the policy, with its clauses")
}
