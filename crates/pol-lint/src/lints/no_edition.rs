//! L1036: a code system without its edition.

use crate::codes::standard;
use crate::lint::Lint;
use crate::subject::{Subject, Told};
use pol_parser::{Case, Page, Severity};

pub(super) static LINT: Lint = Lint {
    name: "no_edition",
    page: Page {
        code: "L1036",
        title: "a code system without its edition",
        severity: Severity::Note,
        text: "Codes of ICD-10-CM, CPT and HCPCS come and go each year, and the policy does not say from which edition \
            its codes were taken. Who revises it cannot tell an old code from a slip. Prefer `edition \"…\"` below the \
            system.",
        raises: Case::Policy(
            r#"policy short "A short policy"
  in force from 2022-01-01 by request.service_date

findings, strongest first
  refer review "A clinician decides"
  met release "Met"
  otherwise refer

codes cpt "CPT"

facts request
  service_date date "When would the service begin?"
  code code of cpt "Which code is requested?"

rule evaluation
  finds met because "An evaluation is requested."
  when request.code is 97161
"#,
        ),
        misses: Case::Policy(
            r#"policy short "A short policy"
  in force from 2022-01-01 by request.service_date

findings, strongest first
  refer review "A clinician decides"
  met release "Met"
  otherwise refer

codes cpt "CPT"
  edition "2022"

facts request
  service_date date "When would the service begin?"
  code code of cpt "Which code is requested?"

rule evaluation
  finds met because "An evaluation is requested."
  when request.code is 97161
"#,
        ),
    },
    is_on: true,
    shown_with: "",
    check,
};

fn check(subject: &Subject<'_>, told: &mut Told<'_>) {
    for system in subject.systems() {
        let name = &system.name;
        if standard(&name.text).is_some() && system.edition.is_none() {
            let diagnostic = told
                .diagnostic(format!("`{}` does not say its edition", name.text))
                .label(name.span, "from which edition are its codes?")
                .help("write `edition \"…\"` below it");
            told.tell(&name.text, diagnostic);
        }
    }
}
