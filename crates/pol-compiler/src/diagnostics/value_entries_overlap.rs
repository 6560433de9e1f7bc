//! E0434: entries of a value that overlap.

use jiff::civil::Date;
use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0434",
    title: "entries of a value that overlap",
    severity: Severity::Error,
    text: "On each day a value has one number. Two entries here hold on the same day: an entry that is followed \
        by another needs its last day, with `until`.",
    raises: Case::Declarations(
        r#"value yearly in visits
  12 visits
  24 visits from 2023-01-01
"#,
    ),
    misses: Case::Declarations(
        r#"value yearly in visits
  12 visits until 2022-12-31
  24 visits from 2023-01-01
"#,
    ),
};

/// Names the first day on which both hold.
pub(crate) fn value_entries_overlap(name: &str, day: &Date, span: Span, first: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("two entries of `{name}` hold on {day}"))
        .label(span, "this one")
        .label(first, "and this one")
        .help("give the earlier entry its last day, with `until`")
}
