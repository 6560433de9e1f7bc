//! E1003: policies that supersede one another in a circle.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E1003",
    title: "policies that supersede one another in a circle",
    severity: Severity::Error,
    text: "Each of these policies gives way to the next, and the last to the first: once all of them have, none would stand.",
    raises: Case::Library(&[
        r#"policy short "A policy"
  in force from 2022-01-01 by request.service_date
  superseded by shorter from 2024-01-01

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
  superseded by short from 2024-01-01

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
  superseded by shorter from 2024-01-01

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

/// Points at one of them, and names all in turn.
pub(crate) fn successors_in_a_circle(ids: &[&str], span: Span) -> Diagnostic {
    let ids: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
    Diagnostic::new(
        &PAGE,
        format!(
            "policies supersede one another in a circle: {}",
            ids.join(", then ")
        ),
    )
    .label(span, "leads back to this policy")
    .help("leave the line out of the policy that stands at the end")
}
