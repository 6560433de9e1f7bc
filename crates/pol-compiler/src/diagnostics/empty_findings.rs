//! E0408: a table of findings without rows.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0408",
    title: "a table of findings without rows",
    severity: Severity::Error,
    text: "A policy can find only what its table names, and this table has no row.",
    raises: Case::Policy(
        r#"policy short "A short policy"
  in force from 2022-01-01 by request.service_date

findings, strongest first
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

/// Points at the table.
pub(crate) fn empty_findings(span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, "the table of findings has no row")
        .label(span, "no row")
        .help(
            "add a row for each finding, strongest first: `NAME adverse|review|release \"Label\"`",
        )
}
