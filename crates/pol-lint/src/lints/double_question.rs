//! L1024: a question that asks two things.

use crate::lint::Lint;
use crate::subject::{Subject, Told};
use crate::wording::Role;
use pol_parser::{Case, Page, Severity};

pub(super) static LINT: Lint = Lint {
    name: "double_question",
    page: Page {
        code: "L1024",
        title: "a question that asks two things",
        severity: Severity::Warning,
        text: "The question has two question marks, or goes on with `and is`, `or does` or the like. Where one half is \
            so and the other is not, neither yes nor no is true. Prefer two facts, with `and` or `or` in the \
            condition.",
        raises: Case::Declarations(
            r#"facts visit
  planned yes/no "Was the visit planned and was it approved?"

rule unplanned_visit
  finds refer because "The visit was not planned."
  when not visit.planned
"#,
        ),
        misses: Case::Declarations(
            r#"facts visit
  planned yes/no "Was the visit planned and approved?"

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

const VERBS: [&str; 14] = [
    "is", "are", "was", "were", "does", "do", "did", "has", "have", "had", "can", "will", "which",
    "what",
];

fn check(subject: &Subject<'_>, told: &mut Told<'_>) {
    for text in subject
        .texts
        .iter()
        .filter(|text| text.role == Role::Question)
    {
        let words = text.words();
        let joint = words.windows(2).find(|pair| {
            let [joint, verb] = [pair[0].1, pair[1].1].map(str::to_lowercase);
            ["and", "or"].contains(&joint.as_str()) && VERBS.contains(&verb.as_str())
        });
        let joint = joint.map(|pair| (pair[0].0, pair[1].0 + pair[1].1.len()));
        let mut marks = text.raw.match_indices('?').skip(1);
        let second = marks.next().map(|(at, _)| (at, at + 1));
        if let Some((start, end)) = joint.or(second) {
            let diagnostic = told
                .diagnostic(format!("the question of `{}` asks two things", text.owner))
                .label(text.place(start, end), "a second question")
                .help("make two facts of it");
            told.tell(&text.owner, diagnostic);
        }
    }
}
