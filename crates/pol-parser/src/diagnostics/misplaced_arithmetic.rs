//! E0149: `times`, `before` or `after` without what they need.

use super::quoted;
use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0149",
    title: "`times`, `before` or `after` without what they need",
    severity: Severity::Error,
    text: "`times` stands between a plain number and what is multiplied: `3 times request.visits`. `before` and `after` \
           stand between a number with its unit and a date: `90 days before request.service_date`. In a row they need \
           parentheses.",
    raises: Case::Declarations(
        "criterion grown_up\n  met when request.visits times 3 is at most 9 visits\n",
    ),
    misses: Case::Declarations(
        "criterion grown_up\n  met when 3 times request.visits is at most 9 visits\n",
    ),
};

/// Names the word.
pub(crate) fn misplaced_arithmetic(word: &str, span: Span) -> Diagnostic {
    let help = match word {
        "times" => "write a plain number first: `3 times request.visits`",
        _ => "write a number and a unit first: `90 days before request.service_date`",
    };
    Diagnostic::new(
        &PAGE,
        format!("{} does not have what it needs on both sides", quoted(word)),
    )
    .label(span, "needs a number before it")
    .help(help)
}
