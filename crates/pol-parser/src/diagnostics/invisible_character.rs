//! E0105: an invisible character.

use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0105",
    title: "an invisible character",
    severity: Severity::Error,
    text: "Some characters take no room or turn the direction in which text is shown. With them a policy can look as if \
           it said one thing and say another, so none may stand in it, not even in a text or a comment. Delete it and \
           type the word again.",
    raises: Case::Declarations("# a remark\u{202E} that is turned around\n"),
    misses: Case::Declarations("# a remark that is not turned around\n"),
};

/// Names the character by its number.
pub(crate) fn invisible_character(character: char, span: Span) -> Diagnostic {
    let number = u32::from(character);
    Diagnostic::new(&PAGE, format!("an invisible character (U+{number:04X}) stands here; it can make a policy look other than it is"))
        .label(span, "here")
        .help("delete it, and type the words around it again")
}
