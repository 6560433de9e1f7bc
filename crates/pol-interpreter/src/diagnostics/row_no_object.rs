//! E0730: row is not an object.
//! Shows no value of the request.

use pol_parser::{Case, Diagnostic, Page, Severity};

pub(super) static PAGE: Page = Page {
    code: "E0730",
    title: "row is not an object",
    severity: Severity::Error,
    text: "A row of a record is a JSON object with the columns by name: `{\"date\": \"2022-01-03\"}`. A column that is not known is left out.",
    raises: Case::Request {
        declarations: r#"records seen, at most 2 rows "Which visits were there?"
  date date
  units whole number of visits, 0 to 9

criterion seen_often
  met when sum of units of seen within calendar year of request.service_date is at least 3 visits

rule often
  finds refer because "Seen often."
  when seen_often
"#,
        request: r#"{"seen": ["2022-01-03"]}"#,
    },
    misses: Case::Request {
        declarations: r#"records seen, at most 2 rows "Which visits were there?"
  date date
  units whole number of visits, 0 to 9

criterion seen_often
  met when sum of units of seen within calendar year of request.service_date is at least 3 visits

rule often
  finds refer because "Seen often."
  when seen_often
"#,
        request: r#"{"seen": [{"date": "2022-01-03"}]}"#,
    },
};

/// Says what stands in the place of a row.
pub(crate) fn row_no_object(record: &str, kind: &str) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("a row of `{record}` is {kind}"))
        .help("write its columns by name: `{\"…\": …}`")
}
