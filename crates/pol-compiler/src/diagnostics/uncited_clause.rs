//! E0501: a deciding clause that nothing cites.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0501",
    title: "a deciding clause that nothing cites",
    severity: Severity::Error,
    text: "The table says that this clause decides, and nothing cites it: either its meaning is not in the \
        policy, or whatever encodes it does not say so. Cite it where it decides, or mark it as one that \
        only informs.",
    raises: Case::Declarations(
        r#"clauses "Limits"
  LIM-1 decides "Adults only."
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
pub(crate) fn uncited_clause(id: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("clause `{id}` decides, and nothing cites it"),
    )
    .label(span, "decides")
    .help(format!(
        "add `cite {id}` to what encodes it, or say that it `informs`"
    ))
}
