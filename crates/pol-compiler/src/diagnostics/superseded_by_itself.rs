//! E0463: a policy that names itself as the one that follows it.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0463",
    title: "a policy that supersedes itself",
    severity: Severity::Error,
    text: "The policy that stands in the place of this one from a day on is another one, with an id of its own. A change of this \
        policy is a `revision`, or an amount, rule or criterion with its own days.",
    raises: Case::Policy(
        r#"policy short "A short policy"
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
    ),
    misses: Case::Policy(
        r#"policy short "A short policy"
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
    ),
};

/// Points at both names.
pub(crate) fn superseded_by_itself(id: &str, span: Span, policy: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{id}` is named as the policy that supersedes it"),
    )
    .label(span, "is this policy itself")
    .label(policy, "has this id")
    .help("name the policy that follows, or leave the line out")
}
