//! E0115: a word of the language used as a name.

use super::quoted;
use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0115",
    title: "a word of the language used as a name",
    severity: Severity::Error,
    text: "Words such as `and`, `none` or `when` have a meaning in conditions. Were one of them the name of something \
           too, a condition could be read in two ways. Choose another name; what people read is the label or the text, \
           which may use any word.",
    raises: Case::Declarations("choices severity\n  none \"None\"\n  mild \"Mild\"\n"),
    misses: Case::Declarations("choices severity\n  no_sign \"None\"\n  mild \"Mild\"\n"),
};

/// Names the word.
pub(crate) fn reserved_name(word: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!(
            "{} is a word of the language and cannot be a name",
            quoted(word)
        ),
    )
    .label(span, "needs another name")
    .help(format!("choose another name, such as `{word}_found`"))
}
