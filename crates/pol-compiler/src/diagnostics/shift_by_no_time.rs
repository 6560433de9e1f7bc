//! E0324: a distance in time that is counted in no time.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0324",
    title: "a distance in time that is counted in no time",
    severity: Severity::Error,
    text: "Dates are days, weeks, months or years apart. Visits, hours and declared units do not move a date.",
    raises: Case::Declarations(
        r#"criterion recent
  met when 3 visits after request.service_date is after 2022-06-01
"#,
    ),
    misses: Case::Declarations(
        r#"criterion recent
  met when 3 days after request.service_date is after 2022-06-01
"#,
    ),
};

/// Names the unit.
pub(crate) fn shift_by_no_time(unit: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{unit}` do not move a date"))
        .label(span, "no unit of the calendar")
        .help("count in `days`, `weeks`, `months` or `years`")
}
