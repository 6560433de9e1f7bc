//! E0323: before or after what is no date.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0323",
    title: "before or after what is no date",
    severity: Severity::Error,
    text: "`90 days before …` and `90 days after …` start from a date, and here stands a number.",
    raises: Case::Declarations(
        r#"criterion recent
  met when 90 days after request.visits is after 2022-06-01
"#,
    ),
    misses: Case::Declarations(
        r#"criterion recent
  met when 90 days after request.service_date is after 2022-06-01
"#,
    ),
};

/// Names what stands in the place of the date.
pub(crate) fn shift_of_no_date(words: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{words}` is no date to start from"))
        .label(span, "not a date")
        .help("name a date fact, or write a date such as `2022-06-01`")
}
