//! E0340: rows without a unit.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0340",
    title: "rows without a unit",
    severity: Severity::Error,
    text: "Every number is counted in a unit. Rows are counted in the unit that has the name of their record, so that visits and measures never mix.",
    raises: Case::Declarations(
        r#"records seen, at most 400 rows "Which visits were there?"
  date date
  billed yes/no
  units whole number of visits, 0 to 9

criterion often
  met when count of seen is at least 3 visits
"#,
    ),
    misses: Case::Declarations(
        r#"unit seen

records seen, at most 400 rows "Which visits were there?"
  date date
  billed yes/no
  units whole number of visits, 0 to 9

criterion often
  met when count of seen is at least 3 seen
"#,
    ),
};

/// Names the record.
pub(crate) fn rows_without_unit(record: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("no unit is called `{record}`, so its rows cannot be counted"),
    )
    .label(span, "counted in what?")
    .help(format!("declare it: `unit {record}, one …`"))
}
