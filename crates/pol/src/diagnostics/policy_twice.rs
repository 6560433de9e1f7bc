//! E1001: two policies of a library with one id.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E1001",
    title: "two policies of one id",
    severity: Severity::Error,
    text: "A determination names its policy by its id, and so does a policy that is superseded by another. So no two policies of a library \
        have the same.",
    raises: Case::Library(&[
        r#"policy short "A policy"
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
        r#"policy short "A policy"
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
    ]),
    misses: Case::Library(&[
        r#"policy short "A policy"
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
        r#"policy shorter "A policy"
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
    ]),
};

/// Points at the id, and names the file that has it too.
pub(crate) fn policy_twice(id: &str, other: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{id}` is the id of two policies; {other} has it too"),
    )
    .label(span, "has the id of another policy")
    .help("give one of the two another id")
}
