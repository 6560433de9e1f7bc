//! W0812: a month end that nothing needs.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "W0812",
    title: "a month end that nothing needs",
    severity: Severity::Warning,
    text: "The policy says how months end, and no date is moved by months or years.",
    raises: Case::Policy(
        r#"policy short "A short policy"
  in force from 2022-01-01 by request.service_date
  month end clamps

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
  in force from 2022-01-01 by request.service_date

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

/// Points at the setting.
pub(crate) fn month_end_unneeded(span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        "no date is moved by months or years, so nothing needs `month end`",
    )
    .label(span, "not needed")
    .help("take it out")
}
