//! L1006: a number that the condition does not contain.

use crate::held::{Agreement, pairs};
use crate::lint::Lint;
use crate::subject::{Subject, Told};
use pol_parser::{Case, Page, Severity};

pub(super) static LINT: Lint = Lint {
    name: "number_not_in_condition",
    page: Page {
        code: "L1006",
        title: "a number that the condition does not contain",
        severity: Severity::Note,
        text: "The text states a number that neither the condition below it nor what that names contains. Either the \
            condition lacks a part, or the text tells of something that is not judged. Prefer a condition that says \
            it; or words without the number.",
        raises: Case::Declarations(
            r#"criterion grown_up
  "The member is at least 18 years old."
  met when member.adult
"#,
        ),
        misses: Case::Declarations(
            r#"criterion grown_up
  "The member is an adult."
  met when member.adult
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
            if pair.agreement(stated) == Agreement::Absent {
                let number = stated.number;
                let owner = &pair.owner;
                let diagnostic = told
                    .diagnostic(format!(
                        "the text of `{owner}` says {number}, which its condition does not contain"
                    ))
                    .label(pair.place(stated), "nothing below judges by this number")
                    .help("add what judges by it, or tell it without the number");
                told.tell(&pair.owner, diagnostic);
            }
        }
    }
}
