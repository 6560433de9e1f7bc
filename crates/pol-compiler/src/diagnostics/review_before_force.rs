//! W0817: a review that was due before the policy.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "W0817",
    title: "a review that was due before the policy",
    severity: Severity::Warning,
    text: "The next review is due on a day before the policy is in force.",
    raises: Case::Policy(
        r#"policy short "A short policy"
  in force from 2022-01-01 by request.service_date
  review by 2021-05-30

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
  review by 2023-05-30

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

/// Names both days.
pub(crate) fn review_before_force(review: &str, from: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("the review is due on {review}, before the policy is in force on {from}"),
    )
    .label(span, "lies before the first day")
    .help("give the day of the next review")
}
