//! E1002: a policy that follows another and is not in the library.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E1002",
    title: "a successor that is not in the library",
    severity: Severity::Error,
    text: "From a day on, another policy stands in the place of this one. The library does not hold it; judged by what it holds, requests of \
        later days would be judged by a policy that no longer stands.",
    raises: Case::Library(&[r#"policy short "A policy"
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
"#]),
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

/// Points at the name, and suggests a near one.
pub(crate) fn unknown_successor(id: &str, near: Option<&str>, span: Span) -> Diagnostic {
    let help = near.map_or_else(
        || format!("add the policy `{id}` to the library"),
        |near| format!("did you mean `{near}`?"),
    );
    Diagnostic::new(&PAGE, format!("the library has no policy `{id}`"))
        .label(span, "is not in the library")
        .help(help)
}
