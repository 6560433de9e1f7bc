//! E0335: a date beyond the calendar.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0335",
    title: "a date beyond the calendar",
    severity: Severity::Error,
    text: "Dates run from the year 1 to 9999. From the declared range of the fact this one can fall outside.",
    raises: Case::Declarations(
        r#"facts chart
  last_visit date, 9000-01-01 to 9999-12-31 "When was the last visit?"

criterion far
  met when 1 day after chart.last_visit is after 2022-06-01
"#,
    ),
    misses: Case::Declarations(
        r#"facts chart
  last_visit date, 2000-01-01 to 2099-12-31 "When was the last visit?"

criterion far
  met when 1 day after chart.last_visit is after 2022-06-01
"#,
    ),
};

/// Names the date.
pub(crate) fn date_beyond_calendar(words: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{words}` may fall outside the calendar"))
        .label(span, "can leave the calendar")
        .help("move the date less far")
}
