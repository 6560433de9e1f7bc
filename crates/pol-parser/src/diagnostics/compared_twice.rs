//! E0138: two comparisons in a row.

use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0138",
    title: "two comparisons in a row",
    severity: Severity::Error,
    text: "A comparison has two sides. With a third one, `a is less than b is less than c`, it is open what is compared \
           with what. Write `is between` for a range, which includes both ends, or join two comparisons with `and`.",
    raises: Case::Declarations(
        "criterion grown_up\n  met when 1 visit is at most request.visits is at most 3 visits\n",
    ),
    misses: Case::Declarations(
        "criterion grown_up\n  met when request.visits is between 1 visit and 3 visits\n",
    ),
};

/// Points to the second comparison.
pub(crate) fn compared_twice(first: Span, second: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, "this is compared twice")
        .label(second, "the second comparison")
        .label(first, "the first")
        .help("write `is between … and …`, which includes both ends, or join two comparisons with `and`")
}
