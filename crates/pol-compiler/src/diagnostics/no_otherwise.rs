//! E0409: findings without `otherwise`.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0409",
    title: "findings without `otherwise`",
    severity: Severity::Error,
    text: "Some request is always left for which no rule applies. `otherwise` says what stands then: usually \
        that a clinician decides.",
    raises: Case::Policy(
        r#"policy short "A short policy"
  in force from 2022-01-01 by request.service_date

findings, strongest first
  refer review "A clinician decides"
  met release "Met"

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
pub(crate) fn no_otherwise(span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        "the findings do not say what stands when no rule applies",
    )
    .label(span, "lacks `otherwise`")
    .help("end the table with `otherwise NAME`, a finding that is no release")
}
