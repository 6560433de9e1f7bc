//! E0404: days in force given twice.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0404",
    title: "days in force given twice",
    severity: Severity::Error,
    text: "A policy is in force for one stretch of days. A second stretch is another policy, or another version \
        of this one.",
    raises: Case::Policy(
        r#"policy short "A short policy"
  in force from 2022-01-01 by request.service_date
  in force from 2023-01-01 by request.service_date

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

/// Points at both.
pub(crate) fn two_in_force(span: Span, first: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, "the days in force are given twice")
        .label(span, "given again here")
        .label(first, "given first here")
        .help("keep one of the two")
}
