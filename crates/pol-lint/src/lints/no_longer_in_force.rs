//! L1041: a policy that is no longer in force.

use crate::lint::Lint;
use crate::subject::{Subject, Told};

use pol_parser::{Case, Page, Severity};

pub(super) static LINT: Lint = Lint {
    name: "no_longer_in_force",
    page: Page {
        code: "L1041",
        title: "a policy that is no longer in force",
        severity: Severity::Warning,
        text: "The last day in force is past, so every request of today is answered with `not governed`. Prefer the \
            revision that took its place; if there is none, a new last day.",
        raises: Case::Policy(
            r#"policy short "A short policy"
  in force from 2022-01-01 until 2024-12-31 by request.service_date

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
  in force from 2022-01-01 until 2027-12-31 by request.service_date

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
    },
    is_on: true,
    shown_with: "",
    check,
};

fn check(subject: &Subject<'_>, told: &mut Told<'_>) {
    for policy in subject.policies() {
        let last = policy
            .in_force
            .iter()
            .filter_map(|it| it.until)
            .max_by_key(|it| it.date);
        if let Some(last) = last.filter(|last| last.date < subject.today) {
            let diagnostic = told
                .diagnostic(format!(
                    "`{}` is in force until {} only",
                    policy.name.text, last.date
                ))
                .label(last.span, "a day that is past")
                .help("use the policy that took its place, or write a new last day");
            told.tell(&policy.name.text, diagnostic);
        }
    }
}
