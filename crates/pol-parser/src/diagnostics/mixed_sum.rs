//! E0129: `+` and `less` in one line.

use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0129",
    title: "`+` and `less` in one line",
    severity: Severity::Error,
    text: "`a + b less c` is read in two ways, and because `less` stops at zero they can give different numbers. Put \
           parentheses around what belongs together, or give a part a name with `amount`.",
    raises: Case::Declarations(
        "criterion grown_up\n  met when request.visits + 2 visits less request.visits is at least 1 visit\n",
    ),
    misses: Case::Declarations(
        "criterion grown_up\n  met when (request.visits + 2 visits) less request.visits is at least 1 visit\n",
    ),
};

/// Points to the first two that differ.
pub(crate) fn mixed_sum(first: Span, other: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        "`+` and `less` stand together, so this can be read in two ways",
    )
    .label(other, "… or this one?")
    .label(first, "does this one come first …")
    .help("put parentheses around what belongs together")
}
