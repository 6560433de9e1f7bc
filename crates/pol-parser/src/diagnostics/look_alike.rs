//! E0117: a letter that is not from a to z.

use super::quoted;
use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0117",
    title: "a letter that is not from a to z",
    severity: Severity::Error,
    text: "Names are written with the letters a to z. Letters of other alphabets can look exactly like them, so that two \
           names which look the same are different. Type the name again; texts and labels may use any letter.",
    raises: Case::Declarations("criterion grоwn_up\n  met when member.adult\n"),
    misses: Case::Declarations("criterion grown_up\n  met when member.adult\n"),
};

/// Names the letter by its number.
pub(crate) fn look_alike(word: &str, letter: char, span: Span) -> Diagnostic {
    let number = u32::from(letter);
    Diagnostic::new(
        &PAGE,
        format!(
            "`{letter}` (U+{number:04X}) in {} is not one of the letters a to z",
            quoted(word)
        ),
    )
    .label(
        span,
        "a letter of another alphabet, perhaps one that looks alike",
    )
    .help("type the word again with the letters a to z")
}
