//! L1042: a policy without a revision log.

use super::minimal;
use crate::lint::Lint;
use crate::subject::{Subject, Told};

use pol_parser::{Page, Severity};

pub(super) static LINT: Lint = Lint {
    name: "no_revision",
    page: Page {
        code: "L1042",
        title: "a policy without a revision log",
        severity: Severity::Note,
        text: "No `revision` says what changed and when, so a determination cannot say by which revision it was made. \
            Prefer one entry for each time the policy changes: its day, `rewords`, `tightens`, `loosens` or \
            `changes`, and what changed.",
        raises: minimal!(r#""#, r#""#),
        misses: minimal!(
            r#""#,
            r#"revision 2022-01-01 changes "First edition."
"#
        ),
    },
    is_on: true,
    shown_with: "",
    check,
};

fn check(subject: &Subject<'_>, told: &mut Told<'_>) {
    if subject.revisions().next().is_none() {
        let (name, span) = subject.policy_name();
        let diagnostic = told
            .diagnostic(format!("`{name}` has no log of its revisions"))
            .label(span, "no `revision`")
            .help("write `revision`, its day, what it does and what changed");
        told.tell(name, diagnostic);
    }
}
