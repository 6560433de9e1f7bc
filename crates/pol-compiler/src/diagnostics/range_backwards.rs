//! E0431: a range that runs backwards.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0431",
    title: "a range that runs backwards",
    severity: Severity::Error,
    text: "The lower end of a range comes first. The other way round the fact could have no value.",
    raises: Case::Declarations(
        r#"facts chart
  weeks whole number of weeks, 520 to 0 "For how many weeks?"
"#,
    ),
    misses: Case::Declarations(
        r#"facts chart
  weeks whole number of weeks, 0 to 520 "For how many weeks?"
"#,
    ),
};

/// Gives the range in order.
pub(crate) fn range_backwards(path: &str, low: &str, high: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("nothing lies between {low} and {high}, so `{path}` could have no value"),
    )
    .label(span, "runs backwards")
    .help(format!("write `{high} to {low}`"))
}
