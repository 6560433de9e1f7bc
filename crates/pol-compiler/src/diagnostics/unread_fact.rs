//! W0801: a fact that nothing reads.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "W0801",
    title: "a fact that nothing reads",
    severity: Severity::Warning,
    text: "No condition, amount or text reads this fact, so hosts would send it, and people be asked for it, \
        for nothing. Often a condition that should read it is missing.",
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
  pregnant yes/no "Is the member pregnant?"

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

/// Names it.
pub(crate) fn unread_fact(name: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("nothing reads `{name}`"))
        .label(span, "changes no determination")
        .help("add the condition that should read it, or take the fact out")
}
