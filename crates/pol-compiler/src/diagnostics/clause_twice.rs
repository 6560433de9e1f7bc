//! E0503: a clause in two rows.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0503",
    title: "a clause in two rows",
    severity: Severity::Error,
    text: "Each clause of the source has one row, with one word on whether it decides.",
    raises: Case::Declarations(
        r#"clauses "Limits"
  LIM-1 informs "Adults only."
  LIM-1 informs "No minors."
"#,
    ),
    misses: Case::Declarations(
        r#"clauses "Limits"
  LIM-1 informs "Adults only."
  LIM-2 informs "No minors."
"#,
    ),
};

/// Points at both rows.
pub(crate) fn clause_twice(id: &str, span: Span, first: Option<Span>) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(&PAGE, format!("clause `{id}` has two rows")).label(span, "the second row");
    let diagnostic = first.into_iter().fold(diagnostic, |diagnostic, first| {
        diagnostic.label(first, "the first row")
    });
    diagnostic.help("keep one of the two, or give this one its own id")
}
