//! E0325: a distance in time that is not whole or too long.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0325",
    title: "a distance in time that is not whole or too long",
    severity: Severity::Error,
    text: "Dates move by whole days, weeks, months or years, and by at most 12,000 of them.",
    raises: Case::Declarations(
        r#"criterion recent
  met when 1.5 days after request.service_date is after 2022-06-01
"#,
    ),
    misses: Case::Declarations(
        r#"criterion recent
  met when 2 days after request.service_date is after 2022-06-01
"#,
    ),
};

/// Names the number and the limit.
pub(crate) fn shift_count(digits: &str, most: u32, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("a date cannot move by `{digits}`"))
        .label(span, "not a whole number that a date can move by")
        .help(format!("write a whole number of at most {most}"))
}
