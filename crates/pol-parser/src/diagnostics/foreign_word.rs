//! E0126: a word of another language.

use super::quoted;
use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0126",
    title: "a word of another language",
    severity: Severity::Error,
    text: "Some words that are common in other rule languages have another form here, so that there is one way to say a \
           thing: `is more than` and not `greater than`, `when` and not `if`. Write the words that the help names.",
    raises: Case::Declarations(
        "criterion grown_up\n  met when request.visits is greater than 2 visits\n",
    ),
    misses: Case::Declarations(
        "criterion grown_up\n  met when request.visits is more than 2 visits\n",
    ),
};

/// Gives the words of the language.
pub(crate) fn foreign_word(word: &str, instead: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("{} is not said here", quoted(word)))
        .label(span, "not a word of the language")
        .help(instead)
}
