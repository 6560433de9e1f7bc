//! W0810: an informing clause that decides.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "W0810",
    title: "an informing clause that decides",
    severity: Severity::Warning,
    text: "The table says that this clause only informs, and here it is cited for something that decides. One \
        of the two is wrong.",
    raises: Case::Declarations(
        r#"clauses "Limits"
  LIM-1 informs "Adults only."

rule minors
  finds not_met because "A minor."
  when not member.adult
  cite LIM-1
"#,
    ),
    misses: Case::Declarations(
        r#"clauses "Limits"
  LIM-1 decides "Adults only."

rule minors
  finds not_met because "A minor."
  when not member.adult
  cite LIM-1
"#,
    ),
};

/// Names the clause.
pub(crate) fn informing_clause_cited(id: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("clause `{id}` only informs, and is cited for what decides"),
    )
    .label(span, "informs")
    .help(format!(
        "say in the table that `{id}` decides, or cite another clause"
    ))
}
