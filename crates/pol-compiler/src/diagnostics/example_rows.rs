//! E0610: more rows than the record has.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0610",
    title: "more rows than the record has",
    severity: Severity::Error,
    text: "An example gives no more rows of a record than a request may.",
    raises: Case::Declarations(
        r#"records seen, at most 1 rows "Which visits were there?"
  date date
  billed yes/no
  units whole number of visits, 0 to 9

criterion some_seen
  met when any seen where seen.billed

example twice_seen "Seen twice"
  given
    request.service_date 2022-06-01
    seen
      - date 2022-01-01, billed yes
      - date 2022-02-01, billed yes
  expect information needed
"#,
    ),
    misses: Case::Declarations(
        r#"records seen, at most 2 rows "Which visits were there?"
  date date
  billed yes/no
  units whole number of visits, 0 to 9

criterion some_seen
  met when any seen where seen.billed

example twice_seen "Seen twice"
  given
    request.service_date 2022-06-01
    seen
      - date 2022-01-01, billed yes
      - date 2022-02-01, billed yes
  expect information needed
"#,
    ),
};

/// Names the record and its bound.
pub(crate) fn example_rows(record: &str, most: u32, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{record}` has at most {most} rows"))
        .label(span, "more than that")
        .help("leave rows away, or raise the bound of the record")
}
