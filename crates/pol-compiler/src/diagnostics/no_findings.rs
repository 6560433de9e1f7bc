//! E0406: no findings.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0406",
    title: "no findings",
    severity: Severity::Error,
    text: "A policy says what it can find, strongest first, and what stands when no rule applies.",
    raises: Case::Policy(
        r#"policy short "A short policy"
  in force from 2022-01-01 by request.service_date

facts request
  service_date date "When would the service begin?"
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

/// Points at the policy.
pub(crate) fn no_findings(span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, "this policy declares no findings")
        .label(span, "can find nothing")
        .help("add `findings, strongest first` with a row for each finding, and `otherwise`")
}
