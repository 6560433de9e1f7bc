//! E0110: a text without its closing quotation mark.

use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0110",
    title: "a text without its closing quotation mark",
    severity: Severity::Error,
    text: "A text stands between two straight double quotation marks on one line. This one has no second mark before its \
           line ends, so nobody can tell where it was meant to end. Close it; to show a quotation mark inside a text, \
           write `\\\"`.",
    raises: Case::Declarations(
        "criterion grown_up\n  \"The member is an adult.\n  met when member.adult\n",
    ),
    misses: Case::Declarations(
        "criterion grown_up\n  \"The member is an adult.\"\n  met when member.adult\n",
    ),
};

/// Points to the text.
pub(crate) fn unclosed_text(span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, "this text has no closing quotation mark")
        .label(span, "runs to the end of the line")
        .help("put `\"` at its end; a text stands on one line")
}
