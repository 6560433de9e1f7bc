//! E0326: months that may lack the day.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0326",
    title: "months that may lack the day",
    severity: Severity::Error,
    text: "One month after 31 January there is no 31st. Whether that is the last day of the month or the first \
        of the next one changes who is in time, and guidelines differ, so the policy says it: `month end \
        clamps` or `month end overflows`.",
    raises: Case::Declarations(
        r#"criterion recent
  met when 1 month after request.service_date is after 2022-06-01
"#,
    ),
    misses: Case::Declarations(
        r#"criterion recent
  met when 30 days after request.service_date is after 2022-06-01
"#,
    ),
};

/// Names the distance and the two settings.
pub(crate) fn month_end_unsaid(distance: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{distance}` may end on a day that its month does not have"))
        .label(span, "needs the policy to say how months end")
        .help("add `month end clamps` (the last day of the month) or `month end overflows` (the first of the next) to the policy")
}
