//! L1022: a question without a question mark.

use crate::lint::Lint;
use crate::subject::{Subject, Told};
use crate::wording::Role;
use pol_parser::{Case, Page, Severity};

pub(super) static LINT: Lint = Lint {
    name: "no_question_mark",
    page: Page {
        code: "L1022",
        title: "a question without a question mark",
        severity: Severity::Warning,
        text: "The text of a fact is what people are asked, and this one is not put as a question. Who is asked guesses \
            what is wanted. Prefer a question with its mark; `pol check --fix` writes the mark where the words are \
            those of a question.",
        raises: Case::Declarations(
            r#"facts visit
  urgent yes/no "Is the visit urgent"

rule urgent_visit
  finds refer because "The visit is urgent."
  when visit.urgent
"#,
        ),
        misses: Case::Declarations(
            r#"facts visit
  urgent yes/no "Is the visit urgent?"

rule urgent_visit
  finds refer because "The visit is urgent."
  when visit.urgent
"#,
        ),
    },
    is_on: true,
    shown_with: "",
    check,
};

/// With these a question begins.
const BEGINNINGS: [&str; 24] = [
    "is", "are", "was", "were", "does", "do", "did", "has", "have", "had", "can", "could", "will",
    "would", "should", "which", "what", "when", "how", "who", "where", "why", "for", "on",
];

fn check(subject: &Subject<'_>, told: &mut Told<'_>) {
    for text in subject
        .texts
        .iter()
        .filter(|text| text.role == Role::Question)
    {
        if text.raw.contains('?') {
            continue;
        }
        let diagnostic = told
            .diagnostic(format!(
                "the question of `{}` has no question mark",
                text.owner
            ))
            .label(text.span, "what is asked?")
            .help("put it as a question, with its mark");
        let first = text.words().first().map(|(_, word)| word.to_lowercase());
        let is_question = first.is_some_and(|word| BEGINNINGS.contains(&word.as_str()));
        let end = text.raw.trim_end().trim_end_matches('.').len();
        let place = text.place(end, text.raw.len());
        told.tell(
            &text.owner,
            if is_question {
                diagnostic.fix(place, "?")
            } else {
                diagnostic
            },
        );
    }
}
