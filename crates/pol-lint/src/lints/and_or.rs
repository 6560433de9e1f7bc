//! L1014: `and/or` in a text.

use crate::lint::Lint;
use crate::subject::{Subject, Told};

use pol_parser::{Case, Page, Severity};

pub(super) static LINT: Lint = Lint {
    name: "and_or",
    page: Page {
        code: "L1014",
        title: "`and/or` in a text",
        severity: Severity::Warning,
        text: "Some read `and/or` as one of the two, others as both, and the condition below is one of them. Prefer the \
            word that the condition means; for `or` that takes in both, `or both` can be added.",
        raises: Case::Declarations(
            r#"criterion grown_up
  "The member is an adult and/or accompanied."
  met when member.adult
"#,
        ),
        misses: Case::Declarations(
            r#"criterion grown_up
  "The member is an adult or accompanied, or both."
  met when member.adult
"#,
        ),
    },
    is_on: true,
    shown_with: "",
    check,
};

fn check(subject: &Subject<'_>, told: &mut Told<'_>) {
    for text in subject.texts.iter().filter(|text| text.role.is_read()) {
        let mut words = text.words().into_iter();
        if let Some((at, word)) = words.find(|(_, word)| word.eq_ignore_ascii_case("and/or")) {
            let diagnostic = told
                .diagnostic(format!("the text of `{}` says `{word}`", text.owner))
                .label(text.place(at, at + word.len()), "one of the two, or both?")
                .help("write `and` or `or`, as the condition has it");
            told.tell(&text.owner, diagnostic);
        }
    }
}
