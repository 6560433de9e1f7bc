//! L1025: a question with a word that leaves its answer open.

use crate::lint::Lint;
use crate::subject::{Subject, Told};
use crate::vague::{MEASURES, TIMES, first};
use crate::wording::Role;
use pol_parser::{Case, Page, Severity};

pub(super) static LINT: Lint = Lint {
    name: "vague_question",
    page: Page {
        code: "L1025",
        title: "a question with a word that leaves its answer open",
        severity: Severity::Warning,
        text: "The question says `recently`, `regularly`, `significant` or the like, and two people answer it \
            differently of the same member. Words of your own can be added as `vague_words` in `[settings]` of a \
            `pol.toml`. Prefer a date, a number or a document to ask for.",
        raises: Case::Declarations(
            r#"facts visit
  seen yes/no "Was the member recently seen?"

rule not_seen
  finds refer because "The member was not seen."
  when not visit.seen
"#,
        ),
        misses: Case::Declarations(
            r#"facts visit
  seen yes/no "Was the member seen in the last 30 days?"

rule not_seen
  finds refer because "The member was not seen."
  when not visit.seen
"#,
        ),
    },
    is_on: true,
    shown_with: "",
    check,
};

fn check(subject: &Subject<'_>, told: &mut Told<'_>) {
    for text in subject
        .texts
        .iter()
        .filter(|text| text.role == Role::Question)
    {
        // `how many`, `how often` ask for a number.
        let asks_number = text.raw.to_lowercase().contains("how ");
        if let Some((word, at)) =
            first(text.raw, &[&MEASURES, &TIMES], subject.options).filter(|_| !asks_number)
        {
            let diagnostic = told
                .diagnostic(format!("`{word}` leaves open what `{}` asks", text.owner))
                .label(
                    text.place(at, at + word.len()),
                    "two people answer this differently",
                )
                .help("ask for a date, a number or a document");
            told.tell(&text.owner, diagnostic);
        }
    }
}
