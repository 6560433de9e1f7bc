//! L1047: a finding that no example shows.

use super::minimal;
use crate::lint::Lint;
use crate::subject::{Subject, Told};
use pol_parser::ast::ExpectationKind;
use pol_parser::{Page, Severity};
use std::collections::HashSet;

pub(super) static LINT: Lint = Lint {
    name: "finding_without_example",
    page: Page {
        code: "L1047",
        title: "a finding that no example shows",
        severity: Severity::Note,
        text: "The policy has examples, and none expects this finding. Prefer an example for each finding: it is the \
            first thing that a committee asks to see. The finding of `otherwise` is let be.",
        raises: minimal!(
            r#""#,
            r#"example grown_up "An adult"
  given
    request.service_date 2022-06-01
    request.adult yes
  expect met
"#
        ),
        misses: minimal!(
            r#""#,
            r#"example grown_up "An adult"
  given
    request.service_date 2022-06-01
    request.adult yes
  expect met

example young "A minor"
  like grown_up
  given
    request.adult no
  expect not_met
"#
        ),
    },
    is_on: true,
    shown_with: "",
    check,
};

fn check(subject: &Subject<'_>, told: &mut Told<'_>) {
    let mut shown: HashSet<&str> = HashSet::new();
    for expectation in subject.examples().flat_map(|it| &it.expectations) {
        if let ExpectationKind::Finding { finding, .. } = &expectation.kind {
            shown.insert(&finding.text);
        }
    }
    let has_examples = subject.examples().next().is_some();
    for findings in subject.findings().filter(|_| has_examples) {
        let otherwise = findings.otherwise.as_ref().map(|it| it.text.as_str());
        for row in &findings.rows {
            let name = row.name.text.as_str();
            if !shown.contains(name) && Some(name) != otherwise {
                let diagnostic = told
                    .diagnostic(format!("no example shows finding `{name}`"))
                    .label(row.name.span, "no example expects it")
                    .help(format!("write an example with `expect {name}`"));
                told.tell(name, diagnostic);
            }
        }
    }
}
