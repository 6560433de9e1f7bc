//! L1026: two facts with the same question.

use crate::lint::Lint;
use crate::subject::{Subject, Told};
use crate::wording::Role;
use pol_parser::{Case, Page, Severity};
use std::collections::HashMap;

pub(super) static LINT: Lint = Lint {
    name: "same_question",
    page: Page {
        code: "L1026",
        title: "two facts with the same question",
        severity: Severity::Warning,
        text: "Two facts ask the same question, so people are asked twice, and may answer differently. Prefer one fact \
            that both conditions read; or say in each question what is particular to it.",
        raises: Case::Declarations(
            r#"facts visit
  planned yes/no "Was the visit planned?"
  scheduled yes/no "Was the visit planned?"

rule unplanned_visit
  finds refer because "The visit was not planned."
  when not visit.planned and not visit.scheduled
"#,
        ),
        misses: Case::Declarations(
            r#"facts visit
  planned yes/no "Was the visit planned?"
  scheduled yes/no "Is the visit on the schedule?"

rule unplanned_visit
  finds refer because "The visit was not planned."
  when not visit.planned and not visit.scheduled
"#,
        ),
    },
    is_on: true,
    shown_with: "",
    check,
};

fn check(subject: &Subject<'_>, told: &mut Told<'_>) {
    let mut seen = HashMap::new();
    for text in subject
        .texts
        .iter()
        .filter(|text| text.role == Role::Question)
    {
        let words: Vec<String> = text
            .words()
            .iter()
            .map(|(_, word)| word.to_lowercase())
            .collect();
        if let Some((other, span)) = seen.get(&words) {
            let diagnostic = told
                .diagnostic(format!(
                    "`{}` and `{other}` ask the same question",
                    text.owner
                ))
                .label(text.span, "this question")
                .label(*span, format!("that of `{other}`"))
                .help("keep one fact, or say what is particular to each");
            told.tell(&text.owner, diagnostic);
        } else {
            seen.insert(words, (text.owner.clone(), text.span));
        }
    }
}
