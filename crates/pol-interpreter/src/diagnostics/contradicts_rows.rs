//! E0734: fact that contradicts rows.
//! Shows no value of the request.

use pol_parser::{Case, Diagnostic, Page, Severity};

pub(super) static PAGE: Page = Page {
    code: "E0734",
    title: "fact that contradicts rows",
    severity: Severity::Error,
    text: "The request states a fact and gives the rows that the fact is derived from, and the two do not agree. Which of them is right cannot be told, so nothing is judged.",
    raises: Case::Request {
        declarations: r#"records visits, at most 9 rows "Which visits were there?"
  date date

facts course
  used whole number of visits, 0 to 9 "How many visits were there?"
    derived from count of visits within lifetime

criterion used_up
  met when course.used is at least 3 visits

rule used
  finds refer because "Used up."
  when used_up
"#,
        request: r#"{"course": {"used": 2}, "visits": [{"date": "2022-01-03"}]}"#,
    },
    misses: Case::Request {
        declarations: r#"records visits, at most 9 rows "Which visits were there?"
  date date

facts course
  used whole number of visits, 0 to 9 "How many visits were there?"
    derived from count of visits within lifetime

criterion used_up
  met when course.used is at least 3 visits

rule used
  finds refer because "Used up."
  when used_up
"#,
        request: r#"{"course": {"used": 1}, "visits": [{"date": "2022-01-03"}]}"#,
    },
};

/// Names the fact and where the rows stand.
pub(crate) fn contradicts_rows(path: &str, rows: &str) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{path}` is stated otherwise than the rows come to"),
    )
    .help(format!(
        "mend it, or the rows at `{rows}`, or leave one of the two away"
    ))
}
