//! E0145: something is missing at the end.

use super::quoted;
use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0145",
    title: "something is missing at the end",
    severity: Severity::Error,
    text: "A clause, a row or a list stops before it says all that it must. The label says what would have to follow. \
           Write it, or delete what was begun.",
    raises: Case::Declarations("criterion grown_up\n  met when member.adult and\n"),
    misses: Case::Declarations("criterion grown_up\n  met when member.adult\n"),
};

/// Says what is missing.
pub(crate) fn unfinished(after: &str, expected: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("something is missing after {}", quoted(after)),
    )
    .label(span, format!("goes on with {expected}"))
    .help(format!(
        "write {expected} after it, or delete what was begun"
    ))
}
