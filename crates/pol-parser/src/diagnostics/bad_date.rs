//! E0118: a date that does not exist.

use super::quoted;
use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0118",
    title: "a date that does not exist",
    severity: Severity::Error,
    text: "A date is written with four digits for the year and two each for month and day, joined by hyphens: \
           `2022-02-06`. It must also exist: no year has a 30 February. Other orders of day and month are read in two \
           ways in practice, so they are not accepted.",
    raises: Case::Declarations(
        "criterion grown_up\n  met when request.service_date is after 2022-02-30\n",
    ),
    misses: Case::Declarations(
        "criterion grown_up\n  met when request.service_date is after 2022-02-28\n",
    ),
};

/// Shows what was written.
pub(crate) fn bad_date(written: &str, span: Span) -> Diagnostic {
    let shaped = written.len() == 10 && written.bytes().filter(|&byte| byte == b'-').count() == 2;
    let help = if shaped {
        "write a day that exists"
    } else {
        "write year, month and day, such as `2022-02-06`"
    };
    Diagnostic::new(&PAGE, format!("{} is not a date", quoted(written)))
        .label(span, "no such date")
        .help(help)
}
