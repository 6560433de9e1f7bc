//! E0307: a date beside a number.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0307",
    title: "a date beside a number",
    severity: Severity::Error,
    text: "A date and a number cannot be compared: a day in time is neither more nor less than a count.",
    raises: Case::Declarations(
        r#"criterion recent
  met when request.service_date is 3 days
"#,
    ),
    misses: Case::Declarations(
        r#"criterion recent
  met when request.service_date is 3 days after 2022-06-01
"#,
    ),
};

/// Names both sides.
pub(crate) fn date_with_number(date: &str, number: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{date}` is a date, `{number}` is a number"))
        .label(span, "compares a date with a number")
        .help("compare a date with a date, such as `90 days before 2022-06-01`")
}
