//! W0808: a fact without a question.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "W0808",
    title: "a fact without a question",
    severity: Severity::Warning,
    text: "When this fact is missing, people are asked for it, and they see its name instead of a question.",
    raises: Case::Declarations(
        r#"facts chart
  seen yes/no
"#,
    ),
    misses: Case::Declarations(
        r#"facts chart
  seen yes/no "Was the member seen?"
"#,
    ),
};

/// Names the fact.
pub(crate) fn no_question(path: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{path}` has no question"))
        .label(span, "lacks its question")
        .help("add the question in quotes after the type")
}
