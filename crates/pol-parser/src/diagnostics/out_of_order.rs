//! E0146: a word that does not fit.

use super::quoted;
use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0146",
    title: "a word that does not fit",
    severity: Severity::Error,
    text: "At this place the language has no use for this word. The label says what could stand here. Often a word is \
           misspelt or forgotten just before it.",
    raises: Case::Declarations("codes extra \"Extra\"\n  hierarchy of prefix\n"),
    misses: Case::Declarations("codes extra \"Extra\"\n  hierarchy by prefix\n"),
};

/// Says what could stand there.
pub(crate) fn out_of_order(
    word: &str,
    expected: &str,
    near: Option<&str>,
    span: Span,
) -> Diagnostic {
    let diagnostic = Diagnostic::new(&PAGE, format!("{} does not fit here", quoted(word)))
        .label(span, format!("here goes {expected}"));
    match near {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic.help(format!("write {expected} instead")),
    }
}
