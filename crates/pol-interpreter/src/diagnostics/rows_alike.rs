//! E0732: two equal rows.
//! Shows no value of the request.

use pol_parser::{Case, Diagnostic, Page, Severity};

pub(super) static PAGE: Page = Page {
    code: "E0732",
    title: "two equal rows",
    severity: Severity::Error,
    text: "The policy says that no two rows of this record are alike, so the same thing was given twice, and would count twice. Rows in which something is not known may differ in that.",
    raises: Case::Request {
        declarations: r#"records seen, at most 2 rows, no two alike "Which visits were there?"
  date date
  units whole number of visits, 0 to 9

criterion seen_often
  met when sum of units of seen within calendar year of request.service_date is at least 3 visits

rule often
  finds refer because "Seen often."
  when seen_often
"#,
        request: r#"{"seen": [{"date": "2022-01-03", "units": 1}, {"date": "2022-01-03", "units": 1}]}"#,
    },
    misses: Case::Request {
        declarations: r#"records seen, at most 2 rows, no two alike "Which visits were there?"
  date date
  units whole number of visits, 0 to 9

criterion seen_often
  met when sum of units of seen within calendar year of request.service_date is at least 3 visits

rule often
  finds refer because "Seen often."
  when seen_often
"#,
        request: r#"{"seen": [{"date": "2022-01-03", "units": 1}, {"date": "2022-01-03", "units": 2}]}"#,
    },
};

/// Names the record and the row that it equals.
pub(crate) fn rows_alike(record: &str, first: usize) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("this row of `{record}` equals row {first}"))
        .help("give each row once")
}
