//! L1020: an abbreviation that the glossary does not have.

use crate::lint::Lint;
use crate::subject::{Subject, Told};
use pol_parser::{Case, Page, Severity};
use std::collections::HashSet;

pub(super) static LINT: Lint = Lint {
    name: "unknown_abbreviation",
    page: Page {
        code: "L1020",
        title: "an abbreviation that the glossary does not have",
        severity: Severity::Note,
        text: "The `[glossary]` of the `pol.toml` lists the abbreviations that readers know, and a text uses another. It \
            looks only where there is a glossary. Prefer the words; or add the abbreviation to the glossary with what \
            it stands for.",
        raises: Case::Declarations(
            r#"criterion grown_up
  "The DME supplier confirms that the member is an adult."
  met when member.adult
"#,
        ),
        misses: Case::Declarations(
            r#"criterion grown_up
  "The PCP confirms that the member is an adult."
  met when member.adult
"#,
        ),
    },
    is_on: true,
    shown_with: r#"[glossary]
PCP = "primary care physician"
"#,
    check,
};

fn check(subject: &Subject<'_>, told: &mut Told<'_>) {
    let glossary = &subject.options.glossary;
    if glossary.is_empty() {
        return;
    }
    let mut seen = HashSet::new();
    for text in subject.texts.iter().filter(|text| text.role.is_read()) {
        for (at, word) in text.words() {
            let is_listed = glossary.contains_key(word) || glossary.contains_key(stem(word));
            if is_abbreviation(word) && !is_listed && seen.insert(word) {
                let diagnostic = told
                    .diagnostic(format!("the glossary does not have `{word}`"))
                    .label(text.place(at, at + word.len()), "do all readers know it?")
                    .help("write the words, or add it to the `[glossary]` of the `pol.toml`");
                told.tell(&text.owner, diagnostic);
            }
        }
    }
}

/// The word without a plural's `s` and without digits at its end: `MRIs`, `PROMIS-29`.
fn stem(word: &str) -> &str {
    let word = word.strip_suffix('s').unwrap_or(word);
    word.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == '-')
}

/// Two capitals or more and no small letter; not a hole, and not a code such as `F41.1`.
fn is_abbreviation(word: &str) -> bool {
    let stem = stem(word);
    let capitals = stem.chars().filter(char::is_ascii_uppercase).count();
    let is_word = |letter: char| letter.is_ascii_uppercase() || letter == '/' || letter == '-';
    capitals >= 2 && stem.chars().all(is_word)
}
