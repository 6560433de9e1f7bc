//! E0460: too many rows, or none.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0460",
    title: "too many rows, or none",
    severity: Severity::Error,
    text: "A record says how many rows a request may give of it. The engine counts with that bound, so it lies between 1 and a million.",
    raises: Case::Declarations(
        r#"records seen, at most 0 rows "Which visits were there?"
  date date

criterion some_seen
  met when any seen within calendar year of request.service_date
"#,
    ),
    misses: Case::Declarations(
        r#"records seen, at most 1 rows "Which visits were there?"
  date date

criterion some_seen
  met when any seen within calendar year of request.service_date
"#,
    ),
};

/// Names the record and its bounds.
pub(crate) fn rows_bound(record: &str, most: u32, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{record}` must allow 1 to {most} rows"))
        .label(span, "outside")
        .help("write the most rows that a request can have")
}
