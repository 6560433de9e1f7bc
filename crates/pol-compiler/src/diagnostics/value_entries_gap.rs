//! E0435: days in force on which a value has no number.

use jiff::civil::Date;
use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0435",
    title: "days in force on which a value has no number",
    severity: Severity::Error,
    text: "A value has a number on every day on which the policy is in force. Outside its dates it is unknown, \
        never the last one.",
    raises: Case::Declarations(
        r#"value yearly in visits
  12 visits from 2022-06-01
"#,
    ),
    misses: Case::Declarations(
        r#"value yearly in visits
  12 visits from 2022-01-01
"#,
    ),
};

/// Names the first day that lacks a number.
pub(crate) fn value_entries_gap(name: &str, day: &Date, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{name}` has no number on {day}, when the policy is in force"),
    )
    .label(span, "leaves days out")
    .help("widen an entry, or add one for those days")
}
