//! E0107: a word that declares nothing.

use super::quoted;
use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::nearest::nearest;
use crate::span::Span;
use crate::words::{CLAUSES, Keyword};

pub(super) static PAGE: Page = Page {
    code: "E0107",
    title: "a word that declares nothing",
    severity: Severity::Error,
    text: "A word at the very start of a line begins a declaration, and this word begins none. Either it is misspelt, or \
           the line belongs to the declaration above it and wants to be indented. What follows it is not read until the \
           next declaration.",
    raises: Case::Declarations("criterium grown_up\n  met when member.adult\n"),
    misses: Case::Declarations("criterion grown_up\n  met when member.adult\n"),
};

/// Suggests the nearest keyword.
pub(crate) fn unknown_declaration(word: &str, span: Span) -> Diagnostic {
    let words = Keyword::ALL.into_iter().map(Keyword::text).chain(CLAUSES);
    let help = match nearest(word, words) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "if the line belongs to the declaration above, indent it; a remark begins with `#`"
            .to_owned(),
    };
    Diagnostic::new(&PAGE, format!("{} begins no declaration", quoted(word)))
        .label(span, "not a keyword")
        .help(help)
}
