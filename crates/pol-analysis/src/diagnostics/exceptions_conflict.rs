//! W0907: two exceptions that turn one rule differently.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "W0907",
    title: "two exceptions that turn one rule differently",
    severity: Severity::Warning,
    text: "Both exceptions reach one rule and hold for some requests, by its finding or by its partial release, and turn it into \
        different findings. The stronger finding stands then; if that is not meant, the exceptions must exclude each other, or one name the rule after `except`.",
    raises: Case::Policy(
        r#"policy short "A short policy"
  in force from 2022-01-01 by request.service_date

findings, strongest first
  not_covered adverse "Not covered"
  not_met adverse "Not met"
  refer review "A clinician decides"
  met release "Met"
  otherwise refer

facts request
  service_date date "When would the service begin?"
  adult yes/no "Is the member an adult?"
  urgent yes/no "Is it urgent?"
  known yes/no "Is the member known?"

rule adults
  finds met because "The member is an adult."
  when request.adult

rule minors
  finds not_met because "The member is a minor."
  when not request.adult

exception urgent
  "It is urgent."
  turns not_met into refer
  when request.urgent

exception known
  "The member is known."
  turns not_met into not_covered
  when request.known
"#,
    ),
    misses: Case::Policy(
        r#"policy short "A short policy"
  in force from 2022-01-01 by request.service_date

findings, strongest first
  not_covered adverse "Not covered"
  not_met adverse "Not met"
  refer review "A clinician decides"
  met release "Met"
  otherwise refer

facts request
  service_date date "When would the service begin?"
  adult yes/no "Is the member an adult?"
  urgent yes/no "Is it urgent?"
  known yes/no "Is the member known?"

rule adults
  finds met because "The member is an adult."
  when request.adult

rule minors
  finds not_met because "The member is a minor."
  when not request.adult

exception urgent
  "It is urgent."
  turns not_met into refer
  when request.urgent

exception known
  "The member is known."
  turns not_met into not_covered
  when request.known and not request.urgent
"#,
    ),
};

/// Names the two exceptions and the rule.
pub(crate) fn exceptions_conflict(names: &[String; 2], rule: &str, spans: [Span; 2]) -> Diagnostic {
    let message = format!(
        "exceptions {} turn rule `{rule}` differently",
        super::quoted(names)
    );
    Diagnostic::new(&PAGE, message)
        .label(spans[1], "holds where the other does")
        .label(spans[0], "the other exception")
        .help("let them exclude each other, or name the rule after `except` in one of them")
}
