//! L1016: a word that stands twice.

use crate::lint::Lint;
use crate::subject::{Subject, Told};

use pol_parser::{Case, Page, Severity};

pub(super) static LINT: Lint = Lint {
    name: "doubled_word",
    page: Page {
        code: "L1016",
        title: "a word that stands twice",
        severity: Severity::Warning,
        text: "A word stands twice in a row, as happens when a sentence is changed. Readers stumble over it. `pol check \
            --fix` takes the second one out. Prefer one; `that that` and `had had` are let be.",
        raises: Case::Declarations(
            r#"criterion grown_up
  "The the member is an adult."
  met when member.adult
"#,
        ),
        misses: Case::Declarations(
            r#"criterion grown_up
  "The member is an adult, an adult in law."
  met when member.adult
"#,
        ),
    },
    is_on: true,
    shown_with: "",
    check,
};

fn check(subject: &Subject<'_>, told: &mut Told<'_>) {
    for text in &subject.texts {
        let words = text.words();
        for pair in words.windows(2) {
            let [(first_at, first), (second_at, second)] = [pair[0], pair[1]];
            let first_end = first_at + first.len();
            let is_same =
                first.eq_ignore_ascii_case(second) && first.chars().all(char::is_alphabetic);
            let may_be = ["that", "had"].contains(&second.to_lowercase().as_str());
            let is_apart = !text.raw[first_end..second_at].trim().is_empty();
            if is_same && !may_be && !is_apart {
                let end = second_at + second.len();
                let diagnostic = told
                    .diagnostic(format!(
                        "`{second}` stands twice in a text of `{}`",
                        text.owner
                    ))
                    .label(text.place(first_at, end), "once is enough")
                    .help("take one out")
                    .fix(text.place(first_end, end), "");
                told.tell(&text.owner, diagnostic);
            }
        }
    }
}
