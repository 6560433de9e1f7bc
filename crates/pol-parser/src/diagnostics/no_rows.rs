//! E0148: a declaration without rows.

use super::quoted;
use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0148",
    title: "a declaration without rows",
    severity: Severity::Error,
    text: "A table of clauses, a group of facts or a code set without rows declares nothing, and no request could \
           ever use it. Add a row below its first line, or delete the declaration.",
    raises: Case::Declarations("facts extra\n"),
    misses: Case::Declarations("facts extra\n  tall yes/no \"Is the member tall?\"\n"),
};

/// Names the declaration.
pub(crate) fn no_rows(declaration: &str, row: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("{} has no rows", quoted(declaration)))
        .label(span, "nothing follows")
        .help(format!("add a row: `{row}`"))
}
