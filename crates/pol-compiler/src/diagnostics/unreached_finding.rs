//! W0816: a finding that nothing finds.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "W0816",
    title: "a finding that nothing finds",
    severity: Severity::Warning,
    text: "No rule finds it, no exception turns anything into it, and it does not stand otherwise.",
    raises: Case::Policy(
        r#"policy short "A short policy"
  in force from 2022-01-01 by request.service_date

findings, strongest first
  refer review "A clinician decides"
  held review "Held"
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

/// Names the finding.
pub(crate) fn unreached_finding(name: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("nothing finds `{name}`"))
        .label(span, "never stands")
        .help("add the rule that finds it, or take the row out")
}
