//! E0139: a list inside a line.

use super::quoted;
use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0139",
    title: "a list inside a line",
    severity: Severity::Error,
    text: "A list with `all of`, `any of`, `none of` or `at least 2 of` stands alone, after `when` or as an item of a \
           list. Inside a line nobody sees where it ends. Give it a name with `criterion` and use the name, or make the \
           whole condition a list.",
    raises: Case::Declarations(
        "criterion grown_up\n  met when member.adult and any of\n    - is_adult\n",
    ),
    misses: Case::Declarations(
        "criterion grown_up\n  met when all of\n    - member.adult\n    - any of\n      -- is_adult\n",
    ),
};

/// Names the words.
pub(crate) fn list_inside_line(word: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("a list beginning with {} cannot stand inside a line", quoted(word)))
        .label(span, "a list stands after `when`, or as an item of a list")
        .help("give the list a name with `criterion` and use the name, or make the whole condition a list")
}
