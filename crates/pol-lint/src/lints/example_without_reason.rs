//! L1048: an example that expects a finding and not its reason.

use super::minimal;
use crate::lint::Lint;
use crate::subject::{Subject, Told};
use pol_compiler::program::{ExpectationKind, FindingKind};
use pol_parser::{Page, Severity};

pub(super) static LINT: Lint = Lint {
    name: "example_without_reason",
    page: Page {
        code: "L1048",
        title: "an example that expects a finding and not its reason",
        severity: Severity::Note,
        text: "The example expects an adverse or review finding, and neither its reasons nor their clauses. Another rule \
            could give the same finding, and the example would still pass. Prefer `expect reasons` with the rule, or \
            `expect clauses`.",
        raises: minimal!(
            r#""#,
            r#"example young "A minor"
  given
    request.service_date 2022-06-01
    request.adult no
  expect not_met
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
    for example in &program.examples {
        let has_reason = example.expect.iter().any(|it| {
            matches!(
                it.kind,
                ExpectationKind::Reasons(_) | ExpectationKind::Clauses(_)
            )
        });
        for expectation in example.expect.iter().filter(|_| !has_reason) {
            let ExpectationKind::Finding { finding, .. } = &expectation.kind else {
                continue;
            };
            let finding = &program.findings[finding.index()];
            if finding.kind != FindingKind::Release {
                let diagnostic = told
                    .diagnostic(format!(
                        "`{}` expects `{}` for whatever reason",
                        example.name, finding.name
                    ))
                    .label(expectation.span, "by which rule?")
                    .help("add `expect reasons` with the rule");
                told.tell(&example.name, diagnostic);
            }
        }
    }
}
