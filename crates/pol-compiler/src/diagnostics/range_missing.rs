//! E0430: a number without its range.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0430",
    title: "a number without its range",
    severity: Severity::Error,
    text: "A number says from what to what it can be. The range is what makes a determination certain while the \
        number is still unknown, and refuses what cannot be.",
    raises: Case::Declarations(
        r#"facts chart
  weeks whole number of weeks "For how many weeks?"
"#,
    ),
    misses: Case::Declarations(
        r#"facts chart
  weeks whole number of weeks, 0 to 520 "For how many weeks?"
"#,
    ),
};

/// Names the fact and where the range goes.
pub(crate) fn range_missing(path: &str, unit: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{path}` does not say from what to what it can be"),
    )
    .label(span, "lacks its range")
    .help(format!(
        "add the range after `{unit}`, as in `{unit}, 0 to 100`"
    ))
}
