//! E0113: braces that hold no name.

use super::quoted;
use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0113",
    title: "braces that hold no name",
    severity: Severity::Error,
    text: "Braces in a text hold one name, of a fact, a value or an amount, and show what it stands for. They cannot hold \
           anything else: no sum, no condition, no words. Name what you want to show with `value` or `amount`, and put \
           that name between the braces.",
    raises: Case::Declarations(
        "criterion grown_up\n  \"The request is for {request.visits + 1}.\"\n  met when member.adult\n",
    ),
    misses: Case::Declarations(
        "criterion grown_up\n  \"The request is for {request.visits}.\"\n  met when member.adult\n",
    ),
};

/// Shows what the braces hold.
pub(crate) fn bad_hole(written: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("{} does not hold a name", quoted(written)))
        .label(span, "braces hold one name, such as `{request.visits}`")
        .help("put one name between the braces, or write `{{` and `}}` to show braces")
}
