//! L1018: a sentence without a full stop.

use crate::lint::Lint;
use crate::subject::{Subject, Told};

use pol_parser::{Case, Page, Severity};

pub(super) static LINT: Lint = Lint {
    name: "no_full_stop",
    page: Page {
        code: "L1018",
        title: "a sentence without a full stop",
        severity: Severity::Warning,
        text: "A reason, an advisory or the text of a criterion or an exception is shown as a sentence, among others, \
            and this one has no full stop at its end. Prefer one; `pol check --fix` puts it there.",
        raises: Case::Declarations(
            r#"criterion grown_up
  "The member is an adult"
  met when member.adult
"#,
        ),
        misses: Case::Declarations(
            r#"criterion grown_up
  "The member is an adult."
  met when member.adult
"#,
        ),
    },
    is_on: true,
    shown_with: "",
    check,
};

fn check(subject: &Subject<'_>, told: &mut Told<'_>) {
    for text in subject.texts.iter().filter(|text| text.role.is_sentence()) {
        let end = text.raw.trim_end().len();
        let is_closed = text.raw[..end].ends_with(['.', '?', '!', ':', '…', '"', ')']);
        if !is_closed && text.words().len() > 2 {
            let place = text.place(end, end);
            let last = text.words().last().map_or(end, |(at, _)| *at);
            let diagnostic = told
                .diagnostic(format!(
                    "the text of `{}` does not end with a full stop",
                    text.owner
                ))
                .label(text.place(last, end), "the sentence ends here")
                .help("end it with a full stop")
                .fix(place, ".");
            told.tell(&text.owner, diagnostic);
        }
    }
}
