//! E0109: a declaration that is not there yet.

use super::quoted;
use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0109",
    title: "a declaration that is not there yet",
    severity: Severity::Error,
    text: "The word `table` is kept for a declaration that is not part of the language \
           yet. Nothing can be declared with it today. Write what you need with facts, values, amounts and criteria.",
    raises: Case::Declarations("table doses\n"),
    misses: Case::Declarations("# table doses\n"),
};

/// Names the word.
pub(crate) fn future_declaration(word: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!(
            "{} is kept for later and not part of the language yet",
            quoted(word)
        ),
    )
    .label(span, "not yet")
    .help("use `facts`, `value`, `amount` and `criterion` instead")
}
