//! E0112: a brace that stands alone.

use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0112",
    title: "a brace that stands alone",
    severity: Severity::Error,
    text: "In a text, braces hold the name of a fact, value or amount to show, such as `{member.visits}`. This brace has \
           no partner. Give it one, or write it twice to show a brace: `{{` or `}}`.",
    raises: Case::Declarations(
        "criterion grown_up\n  \"The member is an adult}.\"\n  met when member.adult\n",
    ),
    misses: Case::Declarations(
        "criterion grown_up\n  \"The member is an adult}}.\"\n  met when member.adult\n",
    ),
};

/// Names the brace.
pub(crate) fn lone_brace(brace: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{brace}` has no partner in this text"))
        .label(span, "stands alone")
        .help(format!("write `{brace}{brace}` to show a brace"))
}
