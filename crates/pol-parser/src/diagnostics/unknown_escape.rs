//! E0111: a backslash before a character that needs none.

use super::quoted;
use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0111",
    title: "a backslash before a character that needs none",
    severity: Severity::Error,
    text: "In a text a backslash makes the quotation mark or the backslash after it part of the text: `\\\"` and `\\\\`. \
           Before anything else it means nothing, and a reader would see it. Delete it, or write it twice to show one.",
    raises: Case::Declarations(
        "criterion grown_up\n  \"The member is\\n an adult.\"\n  met when member.adult\n",
    ),
    misses: Case::Declarations(
        "criterion grown_up\n  \"The member is\\\\n an adult.\"\n  met when member.adult\n",
    ),
};

/// Shows what was written.
pub(crate) fn unknown_escape(written: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("{} means nothing in a text", quoted(written)),
    )
    .label(
        span,
        "a backslash stands before `\"` or another backslash only",
    )
    .help("delete the backslash, or write `\\\\` to show one")
}
