//! E0140: a clause is missing.

use super::quoted;
use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0140",
    title: "a clause is missing",
    severity: Severity::Error,
    text: "A declaration lacks a clause without which it says nothing: a rule needs `finds`, a criterion `met when`, an \
           exception `turns`, an amount what it amounts to. Add the clause on a line of its own.",
    raises: Case::Declarations("rule again\n  when member.adult\n"),
    misses: Case::Declarations(
        "rule again\n  finds met because \"The member is an adult.\"\n  when member.adult\n",
    ),
};

/// Names the declaration and the clause.
pub(crate) fn missing_clause(declaration: &str, clause: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("{} has no {}", quoted(declaration), quoted(clause)),
    )
    .label(span, format!("lacks `{clause}`"))
    .help(format!("add a line with `{clause}`"))
}
