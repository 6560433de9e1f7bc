//! L1046: a rule that no example shows.

use super::minimal;
use crate::lint::Lint;
use crate::subject::{Subject, Told};
use pol_compiler::program::{ExpectationKind, FindingKind, RuleId};
use pol_parser::{Page, Severity};
use std::collections::HashSet;

pub(super) static LINT: Lint = Lint {
    name: "rule_without_example",
    page: Page {
        code: "L1046",
        title: "a rule that no example shows",
        severity: Severity::Note,
        text: "The policy has examples, and none expects this adverse or review rule among the reasons. Whether it \
            applies where it should, nobody has looked. Prefer an example with `expect reasons` and its name.",
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
            r#"example young "A minor"
  given
    request.service_date 2022-06-01
    request.adult no
  expect not_met
  expect reasons minors
"#
        ),
    },
    is_on: true,
    shown_with: "",
    check,
};

fn check(subject: &Subject<'_>, told: &mut Told<'_>) {
    let program = subject.program;
    if program.examples.is_empty() {
        return;
    }
    let mut shown: HashSet<RuleId> = HashSet::new();
    for expectation in program.examples.iter().flat_map(|it| &it.expect) {
        if let ExpectationKind::Reasons(rules) = &expectation.kind {
            shown.extend(rules);
        }
    }
    for (position, (it, rule)) in subject.rules().zip(&program.rules).enumerate() {
        let releases = program.findings[rule.finding.index()].kind == FindingKind::Release;
        if !releases && !shown.contains(&RuleId::at(position)) {
            let diagnostic = told
                .diagnostic(format!("no example shows rule `{}`", rule.name))
                .label(it.name.span, "no example expects it among the reasons")
                .help(format!(
                    "write an example with `expect reasons {}`",
                    rule.name
                ));
            told.tell(&rule.name, diagnostic);
        }
    }
}
