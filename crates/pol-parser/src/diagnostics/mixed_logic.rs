//! E0128: `and` and `or` in one line.

use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0128",
    title: "`and` and `or` in one line",
    severity: Severity::Error,
    text: "`a and b or c` is read in two ways: some join `and` first, others read from left to right. A policy must not \
           depend on that. Put parentheses around what belongs together, or write a list with `all of` or `any of`.",
    raises: Case::Declarations(
        "criterion grown_up\n  met when member.adult and is_adult or member.adult\n",
    ),
    misses: Case::Declarations(
        "criterion grown_up\n  met when (member.adult and is_adult) or member.adult\n",
    ),
};

/// Points to the first two words that differ.
pub(crate) fn mixed_logic(first: Span, other: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        "`and` and `or` stand together, so this can be read in two ways",
    )
    .label(other, "… or this one?")
    .label(first, "does this one come first …")
    .help("put parentheses around what belongs together, or write a list with `all of` or `any of`")
}
