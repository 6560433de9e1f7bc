//! E0147: a declaration without a name.

use super::quoted;
use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0147",
    title: "a declaration without a name",
    severity: Severity::Error,
    text: "After its keyword, a declaration has a name on the same line, by which other declarations use it. Here none \
           stands. Give it one of small letters, digits and `_`, such as `first_request`.",
    raises: Case::Declarations("criterion\n  met when member.adult\n"),
    misses: Case::Declarations("criterion grown_up\n  met when member.adult\n"),
};

/// Names the kind of declaration.
pub(crate) fn missing_name(keyword: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("this {} has no name", quoted(keyword)))
        .label(span, "a name belongs after this word")
        .help(format!(
            "write `{keyword} first_request`, with a name of your own"
        ))
}
