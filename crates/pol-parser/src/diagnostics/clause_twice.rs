//! E0141: a clause given twice.

use super::quoted;
use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0141",
    title: "a clause given twice",
    severity: Severity::Error,
    text: "Most clauses stand once in a declaration. Given twice, it is open which one counts, so neither does. Keep one; \
           to join two conditions, use `and` or a list with `all of`.",
    raises: Case::Declarations(
        "rule again\n  finds met because \"The member is an adult.\"\n  when member.adult\n  when is_adult\n",
    ),
    misses: Case::Declarations(
        "rule again\n  finds met because \"The member is an adult.\"\n  when member.adult and is_adult\n",
    ),
};

/// Points to both.
pub(crate) fn clause_twice(clause: &str, again: Span, before: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("{} is given twice", quoted(clause)))
        .label(again, "given again")
        .label(before, "given before")
        .help("keep one of the two")
}
