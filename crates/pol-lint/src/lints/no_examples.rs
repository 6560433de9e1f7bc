//! L1045: a policy without an example.

use super::minimal;
use crate::lint::Lint;
use crate::subject::{Subject, Told};

use pol_parser::{Page, Severity};

pub(super) static LINT: Lint = Lint {
    name: "no_examples",
    page: Page {
        code: "L1045",
        title: "a policy without an example",
        severity: Severity::Warning,
        text: "No `example` shows what comes out. Examples are how a committee reads what a policy does, and how a slip \
            is found before it reaches a member. Prefer one for each finding at least, and one on each side of a \
            limit.",
        raises: minimal!(r#""#, r#""#),
        misses: minimal!(
            r#""#,
            r#"example grown_up "An adult"
  given
    request.service_date 2022-06-01
    request.adult yes
  expect met
"#
        ),
    },
    is_on: true,
    shown_with: "",
    check,
};

fn check(subject: &Subject<'_>, told: &mut Told<'_>) {
    if subject.examples().next().is_none() {
        let (name, span) = subject.policy_name();
        let diagnostic = told
            .diagnostic(format!("`{name}` has no example"))
            .label(span, "what comes out?")
            .help("write an example for each finding");
        told.tell(name, diagnostic);
    }
}
