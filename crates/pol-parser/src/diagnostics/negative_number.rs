//! E0120: a number below zero.

use super::quoted;
use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0120",
    title: "a number below zero",
    severity: Severity::Error,
    text: "No number in a policy is below zero: visits, weeks and months are counted from nothing, and `less` stops at \
           zero. A minus sign is therefore a slip. Write the number without it, or subtract with `less`.",
    raises: Case::Declarations(
        "criterion grown_up\n  met when request.visits is at least -1 visit\n",
    ),
    misses: Case::Declarations(
        "criterion grown_up\n  met when request.visits is at least 1 visit\n",
    ),
};

/// Shows what was written.
pub(crate) fn negative_number(written: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("{} is below zero", quoted(written)))
        .label(span, "numbers here are never below zero")
        .help("leave the sign away; to subtract write `less`")
}
