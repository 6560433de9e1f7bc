//! E0121: a number with too many digits.

use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0121",
    title: "a number with too many digits",
    severity: Severity::Error,
    text: "A number may have 28 digits, and a count fewer: enough for anything that is counted or measured. One with more \
           cannot be kept exactly, and a number that is not exact is worth nothing here. Shorten it.",
    raises: Case::Declarations(
        "criterion grown_up\n  met when request.visits is at most 123456789012345678901234567890 visits\n",
    ),
    misses: Case::Declarations(
        "criterion grown_up\n  met when request.visits is at most 12345 visits\n",
    ),
};

/// Points to the number.
pub(crate) fn number_too_long(span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        "this number has more digits than can be kept exactly",
    )
    .label(span, "too long")
    .help("shorten it to 28 digits or fewer")
}
