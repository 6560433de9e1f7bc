//! E0133: a count that is missing or zero.

use super::quoted;
use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0133",
    title: "a count that is missing or zero",
    severity: Severity::Error,
    text: "`at least 2 of` says how many items of the list must hold. Without the number nobody knows, and with zero the \
           condition would hold whatever the facts are. Write a number from one up to the number of items, or write \
           `any of` or `all of`.",
    raises: Case::Declarations(
        "criterion grown_up\n  met when at least 0 of\n    - member.adult\n    - is_adult\n",
    ),
    misses: Case::Declarations(
        "criterion grown_up\n  met when at least 2 of\n    - member.adult\n    - is_adult\n",
    ),
};

/// Compares the count with the number of items.
pub(crate) fn bad_count(count: Option<&str>, items: usize, span: Span) -> Diagnostic {
    let message = match count {
        None => "`at least … of` does not say how many".to_owned(),
        Some(count) => format!("at least {} of {items} items says nothing", quoted(count)),
    };
    Diagnostic::new(&PAGE, message)
        .label(
            span,
            format!(
                "the list has {items} {}",
                if items == 1 { "item" } else { "items" }
            ),
        )
        .help(format!("write a number from 1 to {items}"))
}
