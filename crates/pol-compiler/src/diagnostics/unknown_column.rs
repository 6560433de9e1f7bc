//! E0231: unknown column.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0231",
    title: "unknown column",
    severity: Severity::Error,
    text: "A record has the columns that stand below it, and no others.",
    raises: Case::Declarations(
        r#"records seen, at most 400 rows "Which visits were there?"
  date date
  billed yes/no
  units whole number of visits, 0 to 9

criterion few_units
  met when sum of unit of seen is at most 3 visits
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

/// Names the column, its record and the nearest one.
pub(crate) fn unknown_column(
    name: &str,
    record: &str,
    near: Option<&str>,
    span: Span,
) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{record}` has no column `{name}`"))
        .label(span, "not declared")
        .help(near.map_or_else(
            || format!("add the column below `records {record}`"),
            |near| format!("did you mean `{near}`?"),
        ))
}
