//! E0133: a count that does not fit its list.

use super::quoted;
use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0133",
    title: "a count that does not fit its list",
    severity: Severity::Error,
    text: "`at least 2 of` says how many items of the list must hold. The number must be at least one and no larger than \
           the list has items; otherwise the condition always holds or never does. Give a number that fits, or write `any \
           of` or `all of`.",
    raises: Case::Declarations(
        "criterion grown_up\n  met when at least 3 of\n    - member.adult\n    - is_adult\n",
    ),
    misses: Case::Declarations(
        "criterion grown_up\n  met when at least 2 of\n    - member.adult\n    - is_adult\n",
    ),
};

/// Compares the count with the number of items.
pub(crate) fn bad_count(count: Option<&str>, items: usize, span: Span) -> Diagnostic {
    let message = match count {
        None => "`at least … of` does not say how many".to_owned(),
        Some(count) => format!(
            "at least {} of {items} items can never be counted",
            quoted(count)
        ),
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
