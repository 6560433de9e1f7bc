//! E0465: a policy that is selected by more than codes, choices and answers.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0465",
    title: "selected by more than codes, choices and answers",
    severity: Severity::Error,
    text: "A library finds the policies for a request quickly among thousands, by what the request states of single facts: a code or \
        choice that is one of some, a yes or no, a date. All that `selected when` names must be so, joined by `and` or `all of`. \
        Everything else belongs into `governs when`, which may say anything. A library selects without the day, so a code set or a \
        choice that has days of its own says more, too: name the codes or choices of all days.",
    raises: Case::Policy(
        r#"policy short "A short policy"
  in force from 2022-01-01 by request.service_date
  selected when request.code is one of 97124, 97140 or request.adult

findings, strongest first
  refer review "A clinician decides"
  met release "Met"
  otherwise refer

codes cpt "CPT"

facts request
  service_date date "When would the service begin?"
  adult yes/no "Is the member an adult?"
  code code of cpt "Which code is requested?"

rule adults
  finds met because "The member is an adult."
  when request.adult
"#,
    ),
    misses: Case::Policy(
        r#"policy short "A short policy"
  in force from 2022-01-01 by request.service_date
  selected when request.code is one of 97124, 97140 and request.adult

findings, strongest first
  refer review "A clinician decides"
  met release "Met"
  otherwise refer

codes cpt "CPT"

facts request
  service_date date "When would the service begin?"
  adult yes/no "Is the member an adult?"
  code code of cpt "Which code is requested?"

rule adults
  finds met because "The member is an adult."
  when request.adult
"#,
    ),
};

/// Points at the condition.
pub(crate) fn selected_by_more(span: Span) -> Diagnostic {
    found(span).help("name the codes or choices here, and say the rest in `governs when`")
}

/// Points at the condition, which lists codes or choices that have days.
pub(crate) fn selected_by_days(span: Span) -> Diagnostic {
    found(span).help(
        "its codes or choices have days, and a library selects without the day: list those of all days here, and say the rest in \
         `governs when`",
    )
}

fn found(span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        "a policy is selected by codes, choices, answers and dates that a request states, all of which must be so",
    )
    .label(span, "says more than that")
}
