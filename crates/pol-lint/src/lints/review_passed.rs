//! L1038: a review that is overdue.

use super::minimal;
use crate::lint::Lint;
use crate::subject::{Subject, Told};

use pol_parser::{Page, Severity};

pub(super) static LINT: Lint = Lint {
    name: "review_passed",
    page: Page {
        code: "L1038",
        title: "a review that is overdue",
        severity: Severity::Warning,
        text: "The day that `review by` names is past. The policy still applies, and what it says may no longer be what \
            the literature says. Prefer a review, and a new date with a `revision` that tells its outcome.",
        raises: minimal!(
            r#"  review by 2023-05-30
"#,
            r#""#
        ),
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
    for policy in subject.policies() {
        if let Some(review) = policy
            .review_by
            .filter(|review| review.date < subject.today)
        {
            let diagnostic = told
                .diagnostic(format!(
                    "the review of `{}` was due on {}",
                    policy.name.text, review.date
                ))
                .label(review.span, "a day that is past")
                .help("review the policy, and write when the next review is due");
            told.tell(&policy.name.text, diagnostic);
        }
    }
}
