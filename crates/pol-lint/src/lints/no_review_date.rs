//! L1040: a policy without a review date.

use super::minimal;
use crate::lint::Lint;
use crate::subject::{Subject, Told};

use pol_parser::{Page, Severity};

pub(super) static LINT: Lint = Lint {
    name: "no_review_date",
    page: Page {
        code: "L1040",
        title: "a policy without a review date",
        severity: Severity::Note,
        text: "The policy does not say by when it is to be reviewed, so nobody is reminded. Prefer `review by` with a \
            date, after `in force`.",
        raises: minimal!(r#""#, r#""#),
        misses: minimal!(
            r#"  review by 2027-05-30
"#,
            r#""#
        ),
    },
    is_on: true,
    shown_with: "",
    check,
};

fn check(subject: &Subject<'_>, told: &mut Told<'_>) {
    for policy in subject.policies().filter(|it| it.review_by.is_none()) {
        let diagnostic = told
            .diagnostic(format!(
                "`{}` does not say by when it is to be reviewed",
                policy.name.text
            ))
            .label(policy.name.span, "no `review by`")
            .help("write `review by` and a date after `in force`");
        told.tell(&policy.name.text, diagnostic);
    }
}
