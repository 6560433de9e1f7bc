//! E0144: words after the end of a clause.

use super::quoted;
use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0144",
    title: "words after the end of a clause",
    severity: Severity::Error,
    text: "The clause was complete before these words, and they begin no other. Often a word that joins is missing, such \
           as `and`, or a comma in a list; or two clauses stand in one line and the second is misspelt. Add what joins \
           them, or delete the words.",
    raises: Case::Declarations("criterion grown_up\n  met when member.adult is_adult\n"),
    misses: Case::Declarations("criterion grown_up\n  met when member.adult and is_adult\n"),
};

/// Shows the first word.
pub(crate) fn words_after_end(word: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("{} comes after the end of the clause", quoted(word)),
    )
    .label(span, "the clause ends before this")
    .help("join it with `and`, `or` or a comma, or begin a clause with its own word")
}
