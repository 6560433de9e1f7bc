//! L1044: a policy without its source.

use super::minimal;
use crate::lint::Lint;
use crate::subject::{Subject, Told};

use pol_parser::{Case, Page, Severity};

pub(super) static LINT: Lint = Lint {
    name: "no_source",
    page: Page {
        code: "L1044",
        title: "a policy without its source",
        severity: Severity::Note,
        text: "The policy does not say which document it encodes, so nobody can compare the two. Prefer `source \"…\"` \
            with the title and the number of the document, and `publisher \"…\"` before it.",
        raises: minimal!(r#""#, r#""#),
        misses: Case::Policy(
            r#"policy short "A short policy"
  source "Guideline 12"
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
    },
    is_on: true,
    shown_with: "",
    check,
};

fn check(subject: &Subject<'_>, told: &mut Told<'_>) {
    for policy in subject.policies().filter(|it| it.source.is_none()) {
        let diagnostic = told
            .diagnostic(format!(
                "`{}` does not say what it encodes",
                policy.name.text
            ))
            .label(policy.name.span, "no `source`")
            .help("write `source \"…\"` below its title");
        told.tell(&policy.name.text, diagnostic);
    }
}
