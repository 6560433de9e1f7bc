//! L1011: a long sentence.

use crate::lint::Lint;
use crate::reading::sentences;
use crate::subject::{Subject, Told};
use crate::wording::words;
use pol_parser::{Case, Page, Severity};

pub(super) static LINT: Lint = Lint {
    name: "long_sentence",
    page: Page {
        code: "L1011",
        title: "a long sentence",
        severity: Severity::Note,
        text: "The sentence has more words than `words_in_sentence` in `[settings]` of a `pol.toml` allows (35 unless it \
            says otherwise). At its end, its beginning is forgotten. Prefer two sentences, or a criterion of its own \
            for a part.",
        raises: Case::Declarations(
            r#"rule documentation
  finds refer because "The member is not yet an adult and so a clinician looks at the request before anything else is done with it."
  when not is_adult
"#,
        ),
        misses: Case::Declarations(
            r#"rule documentation
  finds refer because "The member is not yet an adult. So a clinician looks at the request before anything else."
  when not is_adult
"#,
        ),
    },
    is_on: true,
    shown_with: r#"[settings]
words_in_sentence = 15
"#,
    check,
};

fn check(subject: &Subject<'_>, told: &mut Told<'_>) {
    let most = usize::try_from(subject.options.settings.words_in_sentence).unwrap_or(usize::MAX);
    for text in subject.texts.iter().filter(|text| text.role.is_read()) {
        for (start, sentence) in sentences(text.raw) {
            let count = words(sentence).len();
            if count > most {
                let indent = sentence.len() - sentence.trim_start().len();
                let diagnostic = told
                    .diagnostic(format!(
                        "a sentence of `{}` has {count} words, more than {most}",
                        text.owner
                    ))
                    .label(
                        text.place(start + indent, start + sentence.len()),
                        "a long sentence",
                    )
                    .help("make two of it");
                told.tell(&text.owner, diagnostic);
            }
        }
    }
}
