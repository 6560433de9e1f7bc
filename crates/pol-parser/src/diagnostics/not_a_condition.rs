//! E0136: something that is neither true nor false.

use super::quoted;
use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0136",
    title: "something that is neither true nor false",
    severity: Severity::Error,
    text: "A condition is met or not: a yes/no fact, a criterion, or a comparison. A number or a date alone is neither. \
           Compare it with something, such as `request.visits is at least 2 visits`.",
    raises: Case::Declarations("criterion grown_up\n  met when 2 visits\n"),
    misses: Case::Declarations("criterion grown_up\n  met when request.visits is 2 visits\n"),
};

/// Shows what was written.
pub(crate) fn not_a_condition(written: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("{} is neither true nor false", quoted(written)),
    )
    .label(span, "a condition is needed here")
    .help("compare it with something, such as `request.visits is at least 2 visits`")
}
