//! E0137: a condition where a number, a date or a name is needed.

use super::quoted;
use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0137",
    title: "a condition where a number, a date or a name is needed",
    severity: Severity::Error,
    text: "Comparisons and sums take numbers, dates and names. A condition is met or not, so it cannot be added to \
           anything or be more than anything. Put the condition on its own, joined with `and` or `or`.",
    raises: Case::Declarations(
        "criterion grown_up\n  met when (member.adult and is_adult) is at least 2 visits\n",
    ),
    misses: Case::Declarations(
        "criterion grown_up\n  met when (member.adult and is_adult) or request.visits is at least 2 visits\n",
    ),
};

/// Shows what was written.
pub(crate) fn not_a_number(written: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!(
            "{} is a condition, and a number, a date or a name is needed here",
            quoted(written)
        ),
    )
    .label(span, "a condition")
    .help("let the condition stand on its own, joined with `and` or `or`")
}
