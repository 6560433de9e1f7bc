//! E0104: a control character.

use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0104",
    title: "a control character",
    severity: Severity::Error,
    text: "A policy is plain text. A control character cannot be seen, and programs disagree about what it does, so what \
           is shown need not be what is read. Delete it; if the file came from a word processor, save it again as plain \
           text in UTF-8.",
    raises: Case::Declarations("criterion grown_up\n  met when \u{7}member.adult\n"),
    misses: Case::Declarations("criterion grown_up\n  met when member.adult\n"),
};

/// Names the character by its number.
pub(crate) fn control_character(character: char, span: Span) -> Diagnostic {
    let number = u32::from(character);
    Diagnostic::new(
        &PAGE,
        format!("a control character (U+{number:04X}) stands here, which cannot be seen"),
    )
    .label(span, "here")
    .help("delete it")
}
