//! E0153: a word that is none of a few.

use super::quoted;
use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0153",
    title: "a word that is none of a few",
    severity: Severity::Error,
    text: "A finding is `adverse`, `review` or `release`; a clause of the source `decides` or `informs`; a revision \
           `rewords`, `tightens`, `loosens` or `changes`. There is nothing else, and above all no finding that denies: an \
           adverse one becomes a denial only by a clinician.",
    raises: Case::Declarations("clauses \"Limits\"\n  LIM-2 deny \"Adults only.\"\n"),
    misses: Case::Declarations("clauses \"Limits\"\n  LIM-2 informs \"Adults only.\"\n"),
};

/// Names what may stand there.
pub(crate) fn unknown_kind(word: &str, may_be: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("{} is not {may_be}", quoted(word)))
        .label(span, format!("here goes {may_be}"))
        .help(format!("write {may_be}"))
}
