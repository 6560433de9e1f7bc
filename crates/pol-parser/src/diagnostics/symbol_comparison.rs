//! E0122: a symbol instead of words of comparison.

use super::quoted;
use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0122",
    title: "a symbol instead of words of comparison",
    severity: Severity::Error,
    text: "Comparisons are written in words, so that a policy can be read aloud: `is at least`, `is at most`, `is more \
           than`, `is less than`, `is`, `is not`. Write the words instead of the symbol.",
    raises: Case::Declarations("criterion grown_up\n  met when request.visits >= 2 visits\n"),
    misses: Case::Declarations(
        "criterion grown_up\n  met when request.visits is at least 2 visits\n",
    ),
};

/// Gives the words for the symbol.
pub(crate) fn symbol_comparison(symbol: &str, words: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!(
            "comparisons are written in words, not as {}",
            quoted(symbol)
        ),
    )
    .label(span, format!("write `{words}`"))
    .help(format!("write `{words}`"))
    .fix(span, words)
}
