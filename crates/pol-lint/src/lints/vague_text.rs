//! L1012: a word that leaves the measure open.

use crate::lint::Lint;
use crate::subject::{Subject, Told};
use crate::vague::{MEASURES, first};
use crate::wording::Role;
use pol_parser::{Case, Page, Severity};

pub(super) static LINT: Lint = Lint {
    name: "vague_text",
    page: Page {
        code: "L1012",
        title: "a word that leaves the measure open",
        severity: Severity::Note,
        text: "A criterion or an advisory says `appropriate`, `adequate`, `significant` or the like, and two readers \
            measure it differently. Words of your own can be added as `vague_words` in `[settings]` of a `pol.toml`. \
            Prefer what is asked for: which document, how many weeks, which finding.",
        raises: Case::Declarations(
            r#"criterion documented
  "Adequate documentation is there."
  met when member.adult
"#,
        ),
        misses: Case::Declarations(
            r#"criterion documented
  "The birth certificate is there."
  met when member.adult
"#,
        ),
    },
    is_on: true,
    shown_with: "",
    check,
};

fn check(subject: &Subject<'_>, told: &mut Told<'_>) {
    let judged = [Role::Criterion, Role::Exception, Role::Advice];
    for text in subject
        .texts
        .iter()
        .filter(|text| judged.contains(&text.role))
    {
        if let Some((word, at)) = first(text.raw, &[&MEASURES], subject.options) {
            let diagnostic = told
                .diagnostic(format!(
                    "`{word}` leaves open what `{}` asks for",
                    text.owner
                ))
                .label(
                    text.place(at, at + word.len()),
                    "two readers measure this differently",
                )
                .help("say what is asked for: which document, how many, since when");
            told.tell(&text.owner, diagnostic);
        }
    }
}
