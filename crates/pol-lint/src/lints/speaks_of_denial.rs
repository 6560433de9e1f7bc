//! L1013: a text that speaks of denial.

use crate::lint::Lint;
use crate::subject::{Subject, Told};
use crate::wording::Role;
use pol_parser::{Case, Page, Severity};

pub(super) static LINT: Lint = Lint {
    name: "speaks_of_denial",
    page: Page {
        code: "L1013",
        title: "a text that speaks of denial",
        severity: Severity::Warning,
        text: "The engine finds; it never denies, and an adverse finding goes to a clinician. A text that says `denied` \
            or `rejected` tells the reader of a decision that nobody has made. Prefer what was found: `not medically \
            necessary by this guideline`, `not documented`.",
        raises: Case::Declarations(
            r#"rule minors
  finds not_met because "The request is denied for minors."
  when not is_adult
"#,
        ),
        misses: Case::Declarations(
            r#"rule minors
  finds not_met because "The guideline is for adults."
  when not is_adult
"#,
        ),
    },
    is_on: true,
    shown_with: "",
    check,
};

const WORDS: [&str; 10] = [
    "deny",
    "denies",
    "denied",
    "denying",
    "denial",
    "denials",
    "reject",
    "rejects",
    "rejected",
    "rejection",
];

fn check(subject: &Subject<'_>, told: &mut Told<'_>) {
    let findings: Vec<&str> = subject
        .program
        .findings
        .iter()
        .map(|it| it.name.as_str())
        .collect();
    for text in &subject.texts {
        let is_label = text.role == Role::Title && findings.contains(&text.owner.as_str());
        if !text.role.is_read() && !is_label {
            continue;
        }
        let mut words = text.words().into_iter();
        if let Some((at, word)) =
            words.find(|(_, word)| WORDS.contains(&word.to_lowercase().as_str()))
        {
            let diagnostic = told
                .diagnostic(format!(
                    "the text of `{}` speaks of denial, and nothing here denies",
                    text.owner
                ))
                .label(
                    text.place(at, at + word.len()),
                    "a decision that nobody has made",
                )
                .help("say what was found");
            told.tell(&text.owner, diagnostic);
        }
    }
}
