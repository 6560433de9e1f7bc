//! E0130: a list more than two deep.

use super::quoted;
use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0130",
    title: "a list more than two deep",
    severity: Severity::Error,
    text: "A list may hold lists, and those hold none: `-` for the items of the outer list, `--` for those of an inner \
           one. Deeper lists are hard to check. Give the inner list a name with `criterion`, and use the name.",
    raises: Case::Declarations(
        "criterion grown_up\n  met when all of\n    - member.adult\n    - any of\n      -- is_adult\n      --- member.adult\n",
    ),
    misses: Case::Declarations(
        "criterion grown_up\n  met when all of\n    - member.adult\n    - any of\n      -- is_adult\n      -- member.adult\n",
    ),
};

/// Shows the bullet.
pub(crate) fn bullet_too_deep(bullet: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("{} is a list inside a list inside a list", quoted(bullet)),
    )
    .label(span, "too deep")
    .help("give the inner list a name with `criterion`, and use the name here")
}
