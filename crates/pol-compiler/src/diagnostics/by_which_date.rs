//! E0341: rows by which date.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0341",
    title: "rows by which date",
    severity: Severity::Error,
    text: "Rows lie in a window, or one of them is the latest, by one of their dates. Where a record has one column of dates, that is it; else `by` says which.",
    raises: Case::Declarations(
        r#"records seen, at most 400 rows "Which visits were there?"
  began date
  ended date

criterion some_seen
  met when any seen within calendar year of request.service_date
"#,
    ),
    misses: Case::Declarations(
        r#"records seen, at most 400 rows "Which visits were there?"
  began date
  ended date

criterion some_seen
  met when any seen by ended within calendar year of request.service_date
"#,
    ),
};

/// Names the columns that it may be.
pub(crate) fn by_which_date(words: &str, columns: Vec<&str>, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{words}` does not say by which date"))
        .label(
            span,
            match columns.is_empty() {
                true => "the record has no column of dates".to_owned(),
                false => format!("may be {}", columns.join(" or ")),
            },
        )
        .help(match columns.first() {
            Some(column) => format!("add `by {column}` after the record"),
            None => "add a column of type `date` to the record".to_owned(),
        })
}
