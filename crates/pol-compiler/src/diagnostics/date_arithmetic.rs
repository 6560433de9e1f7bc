//! E0322: arithmetic with a date.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0322",
    title: "arithmetic with a date",
    severity: Severity::Error,
    text: "Dates cannot be added, taken away or multiplied. `90 days before D` and `3 months after D` give \
        dates from dates.",
    raises: Case::Declarations(
        r#"criterion recent
  met when request.service_date + 90 days is after 2022-06-01
"#,
    ),
    misses: Case::Declarations(
        r#"criterion recent
  met when 90 days after request.service_date is after 2022-06-01
"#,
    ),
};

/// Names the date and what was done with it.
pub(crate) fn date_arithmetic(words: &str, verb: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{words}` is a date, and dates are not {verb}"),
    )
    .label(span, "a date")
    .help("write how far from the date, as in `90 days after D`")
}
