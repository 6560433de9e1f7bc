//! E0106: text before the first declaration.

use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0106",
    title: "text before the first declaration",
    severity: Severity::Error,
    text: "A file consists of declarations, each of which begins with its keyword at the start of a line. Something \
           stands before the first one, so it belongs to nothing. Make it a comment with `#`, or put the keyword that it \
           lacks at the start of its line.",
    raises: Case::Policy(concat!(
        "  A policy of ours\n",
        include_str!("../small.pol")
    )),
    misses: Case::Policy(concat!(
        "# A policy of ours\n",
        include_str!("../small.pol")
    )),
};

/// Points to all of it.
pub(crate) fn before_first_declaration(span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        "this stands before the first declaration, so it belongs to nothing",
    )
    .label(span, "belongs to no declaration")
    .help("begin the file with `policy NAME \"Title\"`; a remark begins with `#`")
}
