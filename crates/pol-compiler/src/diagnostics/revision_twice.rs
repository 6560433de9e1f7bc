//! E0438: two revisions on one day.

use jiff::civil::Date;
use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0438",
    title: "two revisions on one day",
    severity: Severity::Error,
    text: "A determination names the revision by its day, so each day has one.",
    raises: Case::Declarations(
        r#"revision 2022-03-03 changes "More visits."

revision 2022-03-03 rewords "New words."
"#,
    ),
    misses: Case::Declarations(
        r#"revision 2022-03-03 changes "More visits."

revision 2022-03-04 rewords "New words."
"#,
    ),
};

/// Names the day.
pub(crate) fn revision_twice(day: &Date, span: Span, first: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("two revisions have the day {day}"))
        .label(span, "the second")
        .label(first, "the first")
        .help("put both into one, or correct the day")
}
