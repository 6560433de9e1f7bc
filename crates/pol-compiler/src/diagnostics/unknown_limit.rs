//! E0233: unknown limit.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0233",
    title: "unknown limit",
    severity: Severity::Error,
    text: "`within`, `left of` and `used of` name a limit that is declared with `limit`.",
    raises: Case::Declarations(
        r#"records seen, at most 400 rows "Which visits were there?"
  date date
  billed yes/no
  units whole number of visits, 0 to 9

limit few
  3 visits per lifetime
  adding units of seen

criterion kept
  met when within fewer
"#,
    ),
    misses: Case::Declarations(
        r#"records seen, at most 400 rows "Which visits were there?"
  date date
  billed yes/no
  units whole number of visits, 0 to 9

limit few
  3 visits per lifetime
  adding units of seen

criterion kept
  met when within few
"#,
    ),
};

/// Names the unknown limit and the nearest one.
pub(crate) fn unknown_limit(name: &str, span: Span, near: Option<&str>) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("no limit is called `{name}`"))
        .label(span, "not declared")
        .help(near.map_or_else(
            || format!("declare it: `limit {name}`"),
            |near| format!("did you mean `{near}`?"),
        ))
}
