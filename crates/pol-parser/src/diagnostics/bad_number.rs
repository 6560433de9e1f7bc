//! E0119: a number that is not written plainly.

use super::quoted;
use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0119",
    title: "a number that is not written plainly",
    severity: Severity::Error,
    text: "A number is digits, with a point before decimals: `1000`, `2.5`. A comma inside a number separates thousands \
           for some readers and decimals for others, and powers of ten are easily misread, so neither is accepted. A unit \
           stands after a space.",
    raises: Case::Declarations(
        "facts extra\n  steps whole number of visits, 1 to 1,000 \"How many?\"\n",
    ),
    misses: Case::Declarations(
        "facts extra\n  steps whole number of visits, 1 to 1000 \"How many?\"\n",
    ),
};

/// Suggests digits alone.
pub(crate) fn bad_number(written: &str, span: Span) -> Diagnostic {
    let plain = written.replace(',', "");
    let help = if plain != written
        && plain
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
    {
        format!("write {}", quoted(&plain))
    } else {
        "write digits, with a point before decimals, and a space before the unit".to_owned()
    };
    Diagnostic::new(&PAGE, format!("{} is not a plain number", quoted(written)))
        .label(span, "not a plain number")
        .help(help)
}
