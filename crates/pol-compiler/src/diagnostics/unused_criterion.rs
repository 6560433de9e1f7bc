//! W0802: a criterion that nothing uses.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "W0802",
    title: "a criterion that nothing uses",
    severity: Severity::Warning,
    text: "No condition names this criterion, so it decides nothing.",
    raises: Case::Policy(
        r#"policy short "A short policy"
  in force from 2022-01-01 by request.service_date

findings, strongest first
  refer review "A clinician decides"
  met release "Met"
  otherwise refer

facts request
  service_date date "When would the service begin?"
  adult yes/no "Is the member an adult?"

criterion minor
  met when not request.adult

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
  when grown_up

criterion grown_up
  met when request.adult
"#,
    ),
};

/// Names it.
pub(crate) fn unused_criterion(name: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("nothing uses `{name}`"))
        .label(span, "changes no determination")
        .help("name it in a rule, or take it out")
}
