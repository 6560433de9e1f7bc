//! L1010: a text above the grade level.

use crate::lint::Lint;
use crate::reading::measure;
use crate::subject::{Subject, Told};
use pol_parser::{Case, Page, Severity};

pub(super) static LINT: Lint = Lint {
    name: "hard_to_read",
    page: Page {
        code: "L1010",
        title: "a text above the grade level",
        severity: Severity::Note,
        text: "By the formula of Flesch and Kincaid, this text wants more years of school than `grade_level` in \
            `[settings]` of a `pol.toml` allows (18 unless it says otherwise). Members and busy clinicians read these \
            texts. Syllables are counted by a rule, so the grade is a hint. Prefer shorter sentences and plainer \
            words.",
        raises: Case::Declarations(
            r#"rule documentation
  finds refer because "Documentation substantiating functional incapacitation necessitates multidisciplinary individualized evaluation."
  when not is_adult
"#,
        ),
        misses: Case::Declarations(
            r#"rule documentation
  finds refer because "The chart does not yet show what the member can no longer do, so a team should look at it."
  when not is_adult
"#,
        ),
    },
    is_on: true,
    shown_with: r#"[settings]
grade_level = 12
"#,
    check,
};

/// Of fewer words a grade says nothing.
const FEWEST_WORDS: usize = 8;

fn check(subject: &Subject<'_>, told: &mut Told<'_>) {
    let most = subject.options.settings.grade_level;
    for text in subject.texts.iter().filter(|text| text.role.is_read()) {
        let measure = measure(text.raw);
        let grade = measure.hundredths();
        if measure.words >= FEWEST_WORDS && grade > most * 100 {
            let grade = format!("{}.{}", grade / 100, grade % 100 / 10);
            let diagnostic = told
                .diagnostic(format!(
                    "the text of `{}` reads at grade {grade}, above {most}",
                    text.owner
                ))
                .label(text.span, "long sentences or long words")
                .help("shorten its sentences, and say it in plainer words");
            told.tell(&text.owner, diagnostic);
        }
    }
}
