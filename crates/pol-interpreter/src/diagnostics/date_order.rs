//! E0733: date before or after one that bounds it.
//! Shows no value of the request.

use pol_parser::{Case, Diagnostic, Page, Severity};

pub(super) static PAGE: Page = Page {
    code: "E0733",
    title: "date before or after one that bounds it",
    severity: Severity::Error,
    text: "The policy says that this date does not lie before, or after, another one: a visit not before birth, a past visit not after the day of the request. One of the two is wrong, and nothing tells which.",
    raises: Case::Request {
        declarations: r#"records seen, at most 2 rows "Which visits were there?"
  date date, not after request.service_date
  units whole number of visits, 0 to 9

criterion seen_often
  met when sum of units of seen within calendar year of request.service_date is at least 3 visits

rule often
  finds refer because "Seen often."
  when seen_often
"#,
        request: r#"{"request": {"service_date": "2022-06-01"}, "seen": [{"date": "2022-06-02"}]}"#,
    },
    misses: Case::Request {
        declarations: r#"records seen, at most 2 rows "Which visits were there?"
  date date, not after request.service_date
  units whole number of visits, 0 to 9

criterion seen_often
  met when sum of units of seen within calendar year of request.service_date is at least 3 visits

rule often
  finds refer because "Seen often."
  when seen_often
"#,
        request: r#"{"request": {"service_date": "2022-06-01"}, "seen": [{"date": "2022-06-01"}]}"#,
    },
};

/// Names the two dates and where the other one stands.
pub(crate) fn date_order(path: &str, words: &str, bound: &str, other: &str) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{path}` lies {words} `{bound}`"))
        .help(format!("mend this date, or the one at `{other}`"))
}
