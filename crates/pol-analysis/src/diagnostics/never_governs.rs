//! W0901: a policy that governs no request.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "W0901",
    title: "a policy that governs no request",
    severity: Severity::Warning,
    text: "The conditions by which the policy governs exclude each other, so that it has nothing to say of any request. Nothing else is \
        asked of it. One of the conditions is wrong, or wants `or` where it says `and`.",
    raises: Case::Policy(
        r#"policy short "A short policy"
  in force from 2022-01-01 by request.service_date
  governs when request.adult and not request.adult
    because "Adults only."

findings, strongest first
  not_met adverse "Not met"
  refer review "A clinician decides"
  met release "Met"
  otherwise refer

facts request
  service_date date "When would the service begin?"
  adult yes/no "Is the member an adult?"

rule adults
  finds met because "The member is an adult."
  when request.adult

rule minors
  finds not_met because "The member is a minor."
  when not request.adult
"#,
    ),
    misses: Case::Policy(
        r#"policy short "A short policy"
  in force from 2022-01-01 by request.service_date
  governs when request.adult
    because "Adults only."

findings, strongest first
  not_met adverse "Not met"
  refer review "A clinician decides"
  met release "Met"
  otherwise refer

facts request
  service_date date "When would the service begin?"
  adult yes/no "Is the member an adult?"

rule adults
  finds met because "The member is an adult."
  when request.adult

rule minors
  finds not_met because "The member is a minor."
  when not request.adult
"#,
    ),
};

/// Names the conditions that exclude each other.
pub(crate) fn never_governs(excluding: &[String], span: Span) -> Diagnostic {
    let (why, label) = match excluding {
        [one] => (format!("`{one}` never holds"), "never holds"),
        _ => (
            format!("{} exclude each other", super::quoted(excluding)),
            "never holds with the others",
        ),
    };
    Diagnostic::new(&PAGE, format!("the policy governs no request: {why}"))
        .label(span, label)
        .help("say whom the policy governs, so that at least one request can satisfy it")
}
