//! E0114: a quotation mark that is not straight.

use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0114",
    title: "a quotation mark that is not straight",
    severity: Severity::Error,
    text: "A text stands between straight double quotation marks. Word processors turn them into curved ones, and other \
           marks look alike, so where such a text ends is a guess. Replace both marks by `\"`.",
    raises: Case::Declarations(
        "criterion grown_up\n  “The member is an adult.”\n  met when member.adult\n",
    ),
    misses: Case::Declarations(
        "criterion grown_up\n  \"The member is an adult.\"\n  met when member.adult\n",
    ),
};

/// Shows the mark.
pub(crate) fn smart_quote(mark: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("{mark} is not a straight quotation mark"))
        .label(span, "this text is not in straight double quotation marks")
        .help("replace the marks on both sides by `\"`")
}
