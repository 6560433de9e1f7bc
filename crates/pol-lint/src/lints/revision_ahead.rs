//! L1043: a revision of a day to come.

use super::minimal;
use crate::lint::Lint;
use crate::subject::{Subject, Told};

use pol_parser::{Page, Severity};

pub(super) static LINT: Lint = Lint {
    name: "revision_ahead",
    page: Page {
        code: "L1043",
        title: "a revision of a day to come",
        severity: Severity::Note,
        text: "The revision is dated after today. Determinations already name it, though it is not yet there. Prefer the \
            day on which it was adopted; when it takes effect is said by `in force` and by dated values.",
        raises: minimal!(
            r#""#,
            r#"revision 2029-01-01 changes "First edition."
"#
        ),
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
    for revision in subject
        .revisions()
        .filter(|it| it.date.date > subject.today)
    {
        let diagnostic = told
            .diagnostic(format!(
                "the revision of {} is not yet due",
                revision.date.date
            ))
            .label(revision.date.span, "a day to come")
            .help("write the day on which it was adopted");
        told.tell(subject.policy_name().0, diagnostic);
    }
}
