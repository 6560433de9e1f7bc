//! E0132: a list without items.

use super::quoted;
use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0132",
    title: "a list without items",
    severity: Severity::Error,
    text: "A line such as `all of` or `any of` says how many of the items below it must hold. Here there are no items, so \
           it says nothing. Put each item on a line of its own with a hyphen before it, or two hyphens in an inner list.",
    raises: Case::Declarations("criterion grown_up\n  met when all of\n"),
    misses: Case::Declarations("criterion grown_up\n  met when all of\n    - member.adult\n"),
};

/// Shows the line.
pub(crate) fn empty_list(header: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("{} has no items", quoted(header)))
        .label(span, "nothing follows")
        .help("put each item on a line of its own, with `-` before it, or `--` in an inner list")
}
