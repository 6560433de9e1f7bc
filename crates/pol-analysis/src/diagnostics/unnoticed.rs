//! N0918: a slip that no example would notice.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "N0918",
    title: "a slip that no example would notice",
    severity: Severity::Note,
    text: "Were this little thing otherwise, some request would come to something else, and every example would still hold: nobody would \
        see the mistake. `pol mutate` gives the request and an example that would notice; what it expects is for the author to say.",
    raises: Case::Policy(
        r#"policy trial "Trial"
  publisher "A plan"
  source "A guideline"
  in force from 2026-01-01 by request.service_date

findings, strongest first
  refer review "A clinician decides"
  met release "Meets the guideline"
  otherwise refer

facts request
  service_date date "On which date would the service begin?"
  adult yes/no "Is the member an adult?"

rule adults
  finds met because "The member is an adult."
  when request.adult

example adult "An adult, from the first day on"
  given
    request.service_date 2026-01-01
    request.adult yes
  expect met

example minor "A minor"
  like adult
  given
    request.adult no
  expect refer

example not_stated "Whether the member is an adult is not stated"
  like adult
  given
    request.adult not stated
  expect information needed
"#,
    ),
    misses: Case::Policy(
        r#"policy trial "Trial"
  publisher "A plan"
  source "A guideline"
  in force from 2026-01-01 by request.service_date

findings, strongest first
  refer review "A clinician decides"
  met release "Meets the guideline"
  otherwise refer

facts request
  service_date date "On which date would the service begin?"
  adult yes/no "Is the member an adult?"

rule adults
  finds met because "The member is an adult."
  when request.adult

example adult "An adult, from the first day on"
  given
    request.service_date 2026-01-01
    request.adult yes
  expect met

example minor "A minor"
  like adult
  given
    request.adult no
  expect refer

example not_stated "Whether the member is an adult is not stated"
  like adult
  given
    request.adult not stated
  expect information needed

example day_before "The day before"
  like adult
  given
    request.service_date 2025-12-31
  expect not governed
"#,
    ),
};

/// Tells of a slip, in words that follow "if".
pub fn unnoticed(slip: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("no example would notice if {slip}"))
        .label(span, "could be otherwise")
        .help("add an example that shows it; `pol mutate` suggests one")
}
