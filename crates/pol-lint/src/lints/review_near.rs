//! L1039: a review that is near.

use super::minimal;
use crate::lint::Lint;
use crate::subject::{Subject, Told};
use jiff::Span as Time;
use pol_parser::{Page, Severity};

pub(super) static LINT: Lint = Lint {
    name: "review_near",
    page: Page {
        code: "L1039",
        title: "a review that is near",
        severity: Severity::Note,
        text: "The day that `review by` names comes within `days_before_review` days of today (`[settings]` of a \
            `pol.toml`, 90 unless it says otherwise). A committee needs time to meet. Prefer to plan the review now.",
        raises: minimal!(
            r#"  review by 2026-07-30
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
    let days = subject.options.settings.days_before_review;
    let soon = subject.today.saturating_add(Time::new().days(days));
    for policy in subject.policies() {
        let is_near = |date| date >= subject.today && date <= soon;
        if let Some(review) = policy.review_by.filter(|review| is_near(review.date)) {
            let diagnostic = told
                .diagnostic(format!(
                    "the review of `{}` is due on {}",
                    policy.name.text, review.date
                ))
                .label(review.span, "near")
                .help("plan the review");
            told.tell(&policy.name.text, diagnostic);
        }
    }
}
