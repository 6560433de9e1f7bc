//! W0820: a record that nothing reads.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "W0820",
    title: "a record that nothing reads",
    severity: Severity::Warning,
    text: "No condition, expression or derivation looks at the rows of this record, so a host would give them in vain.",
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

records visits, at most 9 rows "Which visits were there?"
  date date

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

records visits, at most 9 rows "Which visits were there?"
  date date

rule adults
  finds met because "The member is an adult."
  when request.adult and any visits within calendar year of request.service_date
"#,
    ),
};

/// Names it.
pub(crate) fn unused_record(name: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("nothing reads `{name}`"))
        .label(span, "changes no determination")
        .help("count its rows where they are meant, or take it out")
}
