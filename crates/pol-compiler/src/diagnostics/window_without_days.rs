//! E0345: a window without days.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0345",
    title: "a window without days",
    severity: Severity::Error,
    text: "A rolling window holds at least one day, the one by which it ends.",
    raises: Case::Declarations(
        r#"records seen, at most 400 rows "Which visits were there?"
  date date
  billed yes/no
  units whole number of visits, 0 to 9

criterion some_seen
  met when any seen within rolling 0 days ending request.service_date
"#,
    ),
    misses: Case::Declarations(
        r#"records seen, at most 400 rows "Which visits were there?"
  date date
  billed yes/no
  units whole number of visits, 0 to 9

criterion some_seen
  met when any seen within rolling 1 day ending request.service_date
"#,
    ),
};

/// Points at the window.
pub(crate) fn window_without_days(span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, "a window of no days holds no row".to_owned())
        .label(span, "at least one")
        .help("write how many days, weeks, months or years the window holds")
}
