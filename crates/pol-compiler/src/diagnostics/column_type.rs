//! E0461: a column of a type that rows cannot have.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0461",
    title: "a column of a type that rows cannot have",
    severity: Severity::Error,
    text: "A row has one value in each column: yes or no, a number, a date, one choice or one code.",
    raises: Case::Declarations(
        r#"choices place
  home "At home"
  clinic "In a clinic"

records seen, at most 9 rows "Which visits were there?"
  date date
  places any of place

criterion some_seen
  met when any seen within calendar year of request.service_date
"#,
    ),
    misses: Case::Declarations(
        r#"choices place
  home "At home"
  clinic "In a clinic"

records seen, at most 9 rows "Which visits were there?"
  date date
  place one of place

criterion some_seen
  met when any seen within calendar year of request.service_date where seen.place is home
"#,
    ),
};

/// Names the column and what it is.
pub(crate) fn column_type(path: &str, what: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{path}` is {what}, which a row cannot hold"),
    )
    .label(span, "one value a row")
    .help("make it yes/no, a number, a date, `one of` or `code of`")
}
