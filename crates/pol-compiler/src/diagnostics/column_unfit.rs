//! E0342: a column that does not fit.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0342",
    title: "a column that does not fit",
    severity: Severity::Error,
    text: "Numbers can be added up. The latest and the earliest of a number, a date or a choice can be taken. Rows are dated by a date.",
    raises: Case::Declarations(
        r#"records seen, at most 400 rows "Which visits were there?"
  date date
  billed yes/no
  units whole number of visits, 0 to 9

criterion few_units
  met when sum of date of seen is at most 3 visits
"#,
    ),
    misses: Case::Declarations(
        r#"records seen, at most 400 rows "Which visits were there?"
  date date
  billed yes/no
  units whole number of visits, 0 to 9

criterion few_units
  met when sum of units of seen is at most 3 visits
"#,
    ),
};

/// Names the column, what it is, and what was to be done with it.
pub(crate) fn column_unfit(column: &str, what: &str, verb: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{column}` is {what} and cannot be {verb}"))
        .label(span, "of another type")
        .help("name another column")
}
