//! E0410: a release when no rule applies.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0410",
    title: "a release when no rule applies",
    severity: Severity::Error,
    text: "What no rule speaks of must not be released: a forgotten rule would approve. `otherwise` is a review \
        or adverse.",
    raises: Case::Policy(
        r#"policy short "A short policy"
  in force from 2022-01-01 by request.service_date

findings, strongest first
  refer review "A clinician decides"
  met release "Met"
  otherwise met

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
pub(crate) fn otherwise_releases(name: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{name}` is a release, and would stand where no rule applies"),
    )
    .label(span, "a release")
    .help("name a finding of kind review or adverse")
}
