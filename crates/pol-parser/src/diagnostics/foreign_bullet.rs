//! E0134: an item that does not begin with a hyphen.

use super::quoted;
use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0134",
    title: "an item that does not begin with a hyphen",
    severity: Severity::Error,
    text: "The items of a list begin with a hyphen, and those of an inner list with two. Word processors turn hyphens \
           into dashes and dots, which look alike but do not show how deep an item stands. Replace the mark by `-` or \
           `--`.",
    raises: Case::Declarations("criterion grown_up\n  met when all of\n    • member.adult\n"),
    misses: Case::Declarations("criterion grown_up\n  met when all of\n    - member.adult\n"),
};

/// Shows the mark.
pub(crate) fn foreign_bullet(mark: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("{} does not begin an item", quoted(mark)))
        .label(span, "an item begins with `-`")
        .help("replace it by `-`, or by `--` in an inner list")
}
