//! L1007: a unit that the condition states differently.

use crate::held::{Agreement, pairs};
use crate::lint::Lint;
use crate::subject::{Subject, Told};
use pol_parser::{Case, Page, Severity};

pub(super) static LINT: Lint = Lint {
    name: "unit_differs",
    page: Page {
        code: "L1007",
        title: "a unit that the condition states differently",
        severity: Severity::Warning,
        text: "The text states a number that the condition below it holds in another unit: twelve sessions in one place \
            and twelve visits in the other. Readers cannot know whether both are the same thing. Prefer one word for \
            one thing, that of the facts.",
        raises: Case::Declarations(
            r#"unit sessions, one session

rule too_many
  finds refer because "More than 12 sessions are requested."
  when request.visits is more than 12 visits
"#,
        ),
        misses: Case::Declarations(
            r#"rule too_many
  finds refer because "More than 12 visits are requested."
  when request.visits is more than 12 visits
"#,
        ),
    },
    is_on: true,
    shown_with: "",
    check,
};

fn check(subject: &Subject<'_>, told: &mut Told<'_>) {
    for pair in pairs(subject) {
        for stated in &pair.stated {
            if let (Agreement::OtherUnit(held), Some(unit)) = (pair.agreement(stated), &stated.unit)
            {
                let number = stated.number;
                let diagnostic = told
                    .diagnostic(format!(
                        "the text says {number} {unit}, and its condition {number} {held}"
                    ))
                    .label(
                        pair.place(stated),
                        format!("the condition of `{}` counts {held}", pair.owner),
                    )
                    .help(format!("write {held} here, or {unit} there"));
                told.tell(&pair.owner, diagnostic);
            }
        }
    }
}
