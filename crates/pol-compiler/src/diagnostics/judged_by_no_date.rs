//! E0337: in force by what is no date.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0337",
    title: "in force by what is no date",
    severity: Severity::Error,
    text: "`in force from … by FACT` names the date by which a request is judged: the date of service, of the \
        request or of admission.",
    raises: Case::Policy(
        r#"policy short "A short policy"
  in force from 2022-01-01 by request.adult

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

/// Names the fact.
pub(crate) fn judged_by_no_date(path: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{path}` is no date, and a policy is in force by a date"),
    )
    .label(span, "not a date")
    .help("name the date fact by which requests are judged")
}
