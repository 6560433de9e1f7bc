//! L1023: a negative question.

use crate::lint::Lint;
use crate::subject::{Subject, Told};
use crate::wording::words;
use pol_parser::Span;
use pol_parser::ast::Type;
use pol_parser::{Case, Page, Severity};

pub(super) static LINT: Lint = Lint {
    name: "negative_question",
    page: Page {
        code: "L1023",
        title: "a negative question",
        severity: Severity::Warning,
        text: "A yes/no question has `not`, `no` or `never` in it. A yes to it is read as a yes and as a no, and a wrong \
            answer is worse than none. Prefer the positive question, with `not` in the condition.",
        raises: Case::Declarations(
            r#"facts visit
  unplanned yes/no "Was the visit not planned?"

rule unplanned_visit
  finds refer because "The visit was not planned."
  when visit.unplanned
"#,
        ),
        misses: Case::Declarations(
            r#"facts visit
  planned yes/no "Was the visit planned?"

rule unplanned_visit
  finds refer because "The visit was not planned."
  when not visit.planned
"#,
        ),
    },
    is_on: true,
    shown_with: "",
    check,
};

const WORDS: [&str; 6] = ["not", "no", "never", "cannot", "nobody", "nothing"];

fn check(subject: &Subject<'_>, told: &mut Told<'_>) {
    for (path, fact) in subject.facts() {
        let (Some(question), Some(Type::YesNo)) = (&fact.question, &fact.ty) else {
            continue;
        };
        let is_negative = |word: &str| {
            let word = word.to_lowercase();
            WORDS.contains(&word.as_str()) || word.ends_with("n't") || word.ends_with("n’t")
        };
        let found = words(question.span.of(subject.source));
        if let Some((at, word)) = found.into_iter().find(|(_, word)| is_negative(word)) {
            let start = question.span.start + at;
            let diagnostic = told
                .diagnostic(format!("the question of `{path}` is negative"))
                .label(
                    Span::new(start, start + word.len()),
                    "does a yes mean yes or no?",
                )
                .help("ask the positive, and write `not` in the condition");
            told.tell(&path, diagnostic);
        }
    }
}
