//! E0405: an end before its start.

use jiff::civil::Date;
use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0405",
    title: "an end before its start",
    severity: Severity::Error,
    text: "The last day lies before the first, so that nothing is ever in force. Both days are included: one \
        day alone is `from` and `until` the same.",
    raises: Case::Policy(
        r#"policy short "A short policy"
  in force from 2022-01-01 until 2021-12-31 by request.service_date

findings, strongest first
  refer review "A clinician decides"
  met release "Met"
  otherwise refer

facts request
  service_date date "When would the service begin?"
  adult yes/no "Is the member an adult?"

rule adults
  finds met because "The member is an adult."
  when request.adult
"#,
    ),
    misses: Case::Policy(
        r#"policy short "A short policy"
  in force from 2022-01-01 until 2022-12-31 by request.service_date

findings, strongest first
  refer review "A clinician decides"
  met release "Met"
  otherwise refer

facts request
  service_date date "When would the service begin?"
  adult yes/no "Is the member an adult?"

rule adults
  finds met because "The member is an adult."
  when request.adult
"#,
    ),
};

/// Names both days.
pub(crate) fn ends_before_start(name: &str, from: &Date, until: &Date, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{name}` ends on {until}, before it starts on {from}"),
    )
    .label(span, "before the start")
    .help("give the days in order")
}
