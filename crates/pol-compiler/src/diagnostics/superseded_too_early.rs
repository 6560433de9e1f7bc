//! E0464: a policy that is superseded before it is in force.

use jiff::civil::Date;
use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0464",
    title: "a policy that is superseded before it is in force",
    severity: Severity::Error,
    text: "Another policy stands in the place of this one from a day on which this one is not in force yet, or only begins to be. So \
        it never stands where the other governs.",
    raises: Case::Policy(
        r#"policy short "A short policy"
  in force from 2022-01-01 by request.service_date
  superseded by shorter from 2022-01-01

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
  superseded by shorter from 2022-01-02

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
pub(crate) fn superseded_too_early(from: &Date, first: &Date, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("the policy is superseded from {from} on, and in force only from {first} on"),
    )
    .label(span, "leaves it no day")
    .help("give the first day on which the other policy stands")
}
