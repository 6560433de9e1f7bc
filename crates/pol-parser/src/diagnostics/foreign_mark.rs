//! E0127: a mark that has no meaning.

use super::quoted;
use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0127",
    title: "a mark that has no meaning",
    severity: Severity::Error,
    text: "Policies need few marks: quotation marks around texts, commas in lists, parentheses, `+`, and hyphens before \
           the items of a list. Semicolons, colons, brackets and braces outside a text mean nothing. Delete the mark; a \
           declaration ends where the next one begins.",
    raises: Case::Declarations("criterion grown_up\n  met when member.adult;\n"),
    misses: Case::Declarations("criterion grown_up\n  met when member.adult\n"),
};

/// Shows the mark.
pub(crate) fn foreign_mark(mark: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("{} means nothing here", quoted(mark)))
        .label(span, "no mark of the language")
        .help("delete it")
}
