//! L1017: a space too many.

use crate::lint::Lint;
use crate::subject::{Subject, Told};

use pol_parser::{Case, Page, Severity};

pub(super) static LINT: Lint = Lint {
    name: "stray_space",
    page: Page {
        code: "L1017",
        title: "a space too many",
        severity: Severity::Warning,
        text: "Two spaces stand in a row, or one stands at an end of a text or before a mark. Texts are shown as they \
            are written, and hosts compare them letter by letter. Prefer one space between words and none elsewhere; \
            `pol check --fix` takes the others out.",
        raises: Case::Declarations(
            r#"criterion grown_up
  "The member  is an adult."
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
    for text in &subject.texts {
        for (start, end) in stray(text.raw) {
            let diagnostic = told
                .diagnostic(format!("a text of `{}` has a space too many", text.owner))
                .label(text.place(start, end), "a space too many")
                .help("take it out")
                .fix(text.place(start, end), "");
            told.tell(&text.owner, diagnostic);
        }
    }
}

/// Where spaces stand that should not; of several in a row, the first may be meant.
fn stray(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(' ').map(|offset| at + offset) {
        let rest = text[start..].trim_start_matches(' ');
        let end = text.len() - rest.len();
        let is_edge = start == 0 || rest.is_empty() || rest.starts_with([',', ';', '?', '!']);
        let is_stop = rest.starts_with('.')
            && !rest.starts_with("..")
            && !rest[1..].starts_with(|it: char| it.is_ascii_digit());
        if is_edge || is_stop {
            found.push((start, end));
        } else if end > start + 1 {
            found.push((start + 1, end));
        }
        at = end;
    }
    found
}
