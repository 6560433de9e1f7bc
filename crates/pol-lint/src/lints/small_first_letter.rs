//! L1019: a sentence that begins small.

use crate::lint::Lint;
use crate::subject::{Subject, Told};
use crate::wording::Role;
use pol_parser::{Case, Page, Severity};

pub(super) static LINT: Lint = Lint {
    name: "small_first_letter",
    page: Page {
        code: "L1019",
        title: "a sentence that begins small",
        severity: Severity::Warning,
        text: "A reason, an advisory, a question or the text of a criterion or an exception is shown as a sentence, and \
            this one begins with a small letter. Prefer a capital; `pol check --fix` writes it. A word such as `pH` \
            is let be.",
        raises: Case::Declarations(
            r#"criterion grown_up
  "the member is an adult."
  met when member.adult
"#,
        ),
        misses: Case::Declarations(
            r#"criterion grown_up
  "pH is measured in an adult."
  met when member.adult
"#,
        ),
    },
    is_on: true,
    shown_with: "",
    check,
};

fn check(subject: &Subject<'_>, told: &mut Told<'_>) {
    let sentences = |role: Role| role.is_sentence() || role == Role::Question;
    for text in subject.texts.iter().filter(|text| sentences(text.role)) {
        let Some((at, word)) = text.words().first().copied() else {
            continue;
        };
        let mut letters = word.chars();
        let first = letters.next().filter(char::is_ascii_lowercase);
        let is_plain =
            letters.all(|letter| letter.is_lowercase() || letter == '\'' || letter == '-');
        if let Some(first) = first.filter(|_| is_plain && text.raw[..at].trim().is_empty()) {
            let place = text.place(at, at + 1);
            let diagnostic = told
                .diagnostic(format!(
                    "the text of `{}` begins with a small letter",
                    text.owner
                ))
                .label(text.place(at, at + word.len()), "a sentence begins here")
                .help("begin it with a capital")
                .fix(place, first.to_ascii_uppercase().to_string());
            told.tell(&text.owner, diagnostic);
        }
    }
}
