//! E0131: a bullet without a list.

use super::quoted;
use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0131",
    title: "a bullet without a list",
    severity: Severity::Error,
    text: "Items stand under a line that says how many of them must hold: `all of`, `any of`, `none of` or `at least 2 \
           of`. Above this item there is none, so its meaning is open. Add that line, or join the two conditions with \
           `and` or `or`.",
    raises: Case::Declarations("criterion grown_up\n  met when member.adult\n    - is_adult\n"),
    misses: Case::Declarations(
        "criterion grown_up\n  met when all of\n    - member.adult\n    - is_adult\n",
    ),
};

/// Shows the bullet.
pub(crate) fn bullet_without_list(bullet: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("no list begins above this {}", quoted(bullet)),
    )
    .label(span, "an item of what?")
    .help("write `all of`, `any of`, `none of` or `at least 2 of` before the items")
}
