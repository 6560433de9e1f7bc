//! L1015: a text that is not finished.

use crate::lint::Lint;
use crate::subject::{Subject, Told};

use pol_parser::{Case, Page, Severity};

pub(super) static LINT: Lint = Lint {
    name: "unfinished_text",
    page: Page {
        code: "L1015",
        title: "a text that is not finished",
        severity: Severity::Warning,
        text: "`TODO`, `TBD` or `???` stands in a text. It was to be written later, and readers of determinations would \
            meet it. Prefer to write it now, or to leave the declaration out until it can be written.",
        raises: Case::Declarations(
            r#"criterion grown_up
  "TBD: what the committee asks for."
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

const MARKS: [&str; 7] = ["todo", "tbd", "tbc", "fixme", "xxx", "lorem", "tktk"];

fn check(subject: &Subject<'_>, told: &mut Told<'_>) {
    for text in &subject.texts {
        let mut words = text.words().into_iter();
        let is_mark = |word: &str| MARKS.contains(&word.to_lowercase().as_str());
        let mark = words
            .find(|(_, word)| is_mark(word))
            .map(|(at, word)| (at, at + word.len()));
        let asked = text.raw.find("???").map(|at| (at, at + 3));
        if let Some((start, end)) = mark.or(asked) {
            let diagnostic = told
                .diagnostic(format!("a text of `{}` is not finished", text.owner))
                .label(text.place(start, end), "to be written")
                .help("write it, or leave the declaration out until it can be written");
            told.tell(&text.owner, diagnostic);
        }
    }
}
