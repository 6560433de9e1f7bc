//! E0729: rows that are no list.
//! Shows no value of the request.

use pol_parser::{Case, Diagnostic, Page, Severity};

pub(super) static PAGE: Page = Page {
    code: "E0729",
    title: "rows that are no list",
    severity: Severity::Error,
    text: "The rows of a record are a list of objects: `[{\"date\": \"2022-01-03\"}]`. Where more rows may exist than are known, they stand in `{\"open\": […]}`.",
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
        request: r#"{"seen": 3}"#,
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
        request: r#"{"seen": []}"#,
    },
};

/// Says what stands in the place of the rows.
pub(crate) fn rows_no_list(record: &str, kind: &str) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{record}` is {kind}, but it is a record of rows"),
    )
    .help(format!("write its rows: `\"{record}\": [{{…}}, {{…}}]`"))
}
