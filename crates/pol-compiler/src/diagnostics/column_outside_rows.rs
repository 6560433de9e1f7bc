//! E0232: a column where no rows are looked at.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0232",
    title: "a column where no rows are looked at",
    severity: Severity::Error,
    text: "A column has a value in each row, so it means something only where one row after the other is looked at: after `where`. Elsewhere say what is taken of the rows: how many there are, their sum, the latest of them.",
    raises: Case::Declarations(
        r#"records seen, at most 400 rows "Which visits were there?"
  date date
  billed yes/no
  units whole number of visits, 0 to 9

criterion billed
  met when seen.billed
"#,
    ),
    misses: Case::Declarations(
        r#"records seen, at most 400 rows "Which visits were there?"
  date date
  billed yes/no
  units whole number of visits, 0 to 9

criterion billed
  met when any seen where seen.billed
"#,
    ),
};

/// Names the column and its record.
pub(crate) fn column_outside_rows(column: &str, record: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{column}` is a column of `{record}`, and no rows are looked at here"))
        .label(span, "different in each row")
        .help(format!("write what is taken of the rows: `any {record} where {column} …`, `count of {record} where …`"))
}
