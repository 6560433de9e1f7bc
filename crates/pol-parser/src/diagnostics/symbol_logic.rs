//! E0123: a symbol instead of `and`, `or` or `not`.

use super::quoted;
use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0123",
    title: "a symbol instead of `and`, `or` or `not`",
    severity: Severity::Error,
    text: "Conditions are joined by words, so that a policy can be read aloud: `and`, `or`, `not`. Write the word instead \
           of the symbol; for more than two conditions, a list with `all of` or `any of` reads better.",
    raises: Case::Declarations("criterion grown_up\n  met when member.adult && is_adult\n"),
    misses: Case::Declarations("criterion grown_up\n  met when member.adult and is_adult\n"),
};

/// Gives the word for the symbol.
pub(crate) fn symbol_logic(symbol: &str, word: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("conditions are joined by words, not by {}", quoted(symbol)),
    )
    .label(span, format!("write `{word}`"))
    .help(format!("write `{word}`"))
    .fix(span, word)
}
