//! E0455: days in force on which a list is empty.

use jiff::civil::Date;
use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0455",
    title: "days in force on which a list is empty",
    severity: Severity::Error,
    text: "A code set has a code, and a list of choices an answer, on every day on which the policy is in force. The rows may \
        begin and end; together they cover all of these days.",
    raises: Case::Declarations(
        r#"code set visit_codes "Visits" of cpt
  97124, 97112 from 2022-02-01

rule other_code
  finds refer because "Another code is requested."
  when request.code is not one of visit_codes
"#,
    ),
    misses: Case::Declarations(
        r#"code set visit_codes "Visits" of cpt
  97124
  97112 from 2022-02-01

rule other_code
  finds refer because "Another code is requested."
  when request.code is not one of visit_codes
"#,
    ),
};

/// Names the first day without a code, or an answer.
pub(crate) fn empty_on_days(name: &str, what: &str, day: &Date, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{name}` has no {what} on {day}, when the policy is in force"),
    )
    .label(span, "empty on some days")
    .help("add a row for those days, or widen one")
}
