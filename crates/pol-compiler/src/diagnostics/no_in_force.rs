//! E0403: no days in force.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0403",
    title: "no days in force",
    severity: Severity::Error,
    text: "A policy says from which day it is in force, and by which date of a request that is judged. Without \
        it a request of any year would be judged by today's words.",
    raises: Case::Policy(
        r#"policy short "A short policy"

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

/// Names the policy.
pub(crate) fn no_in_force(name: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{name}` does not say when it is in force"))
        .label(span, "lacks `in force`")
        .help("add `in force from DATE by FACT`")
}
