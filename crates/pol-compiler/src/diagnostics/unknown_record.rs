//! E0230: unknown record.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0230",
    title: "unknown record",
    severity: Severity::Error,
    text: "What is counted or taken of rows, and the rows of an example, name a record that is declared with `records`.",
    raises: Case::Declarations(
        r#"records seen, at most 400 rows "Which visits were there?"
  date date
  billed yes/no
  units whole number of visits, 0 to 9

criterion some_seen
  met when any sean where seen.billed
"#,
    ),
    misses: Case::Declarations(
        r#"records seen, at most 400 rows "Which visits were there?"
  date date
  billed yes/no
  units whole number of visits, 0 to 9

criterion some_seen
  met when any seen where seen.billed
"#,
    ),
};

/// Names the unknown record and the nearest one.
pub(crate) fn unknown_record(name: &str, span: Span, near: Option<&str>) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("no record is called `{name}`"))
        .label(span, "not declared")
        .help(near.map_or_else(
            || format!("declare it: `records {name}, at most 100 rows`"),
            |near| format!("did you mean `{near}`?"),
        ))
}
