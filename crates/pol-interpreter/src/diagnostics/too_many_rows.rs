//! E0731: more rows than the record has.
//! Shows no value of the request.

use pol_parser::{Case, Diagnostic, Page, Severity};

pub(super) static PAGE: Page = Page {
    code: "E0731",
    title: "more rows than the record has",
    severity: Severity::Error,
    text: "The policy says how many rows a request may give of this record. Rows that matter would be lost if the others were dropped, so none is.",
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
        request: r#"{"seen": [{}, {}, {}]}"#,
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
        request: r#"{"seen": [{}, {}]}"#,
    },
};

/// Names the record and its bound.
pub(crate) fn too_many_rows(record: &str, most: u32) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{record}` has at most {most} rows"))
        .help("give only the rows that the policy can ask for")
}
