//! W0821: a limit that nothing uses.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "W0821",
    title: "a limit that nothing uses",
    severity: Severity::Warning,
    text: "No condition or expression names this limit, so it limits nothing.",
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
  when request.adult and any visits

limit few
  3 visits per calendar year of request.service_date
  counting visits
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
  when request.adult and within few

limit few
  3 visits per calendar year of request.service_date
  counting visits
"#,
    ),
};

/// Names it.
pub(crate) fn unused_limit(name: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("nothing uses `{name}`"))
        .label(span, "limits nothing")
        .help(format!(
            "write `within {name}` in a condition or `left of {name}` in an amount, or take it out"
        ))
}
