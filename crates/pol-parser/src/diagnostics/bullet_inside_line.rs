//! E0135: a hyphen inside a line.

use super::quoted;
use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0135",
    title: "a hyphen inside a line",
    severity: Severity::Error,
    text: "A hyphen begins an item of a list, and an item stands on a line of its own. Inside a line it looks like a \
           minus sign. To subtract write `less`, which stops at zero; to begin an item, begin a new line.",
    raises: Case::Declarations(
        "criterion grown_up\n  met when request.visits - 1 visit is at least 2 visits\n",
    ),
    misses: Case::Declarations(
        "criterion grown_up\n  met when request.visits less 1 visit is at least 2 visits\n",
    ),
};

/// Points to the hyphen.
pub(crate) fn bullet_inside_line(mark: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("{} stands inside a line", quoted(mark)))
        .label(span, "neither an item nor a word")
        .help("write `less` to subtract, or begin a new line for an item of a list")
}
