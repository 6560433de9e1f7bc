//! L1049: two examples with the same title.

use super::minimal;
use crate::lint::Lint;
use crate::subject::{Subject, Told};
use pol_parser::{Page, Severity};
use std::collections::HashMap;

pub(super) static LINT: Lint = Lint {
    name: "same_title",
    page: Page {
        code: "L1049",
        title: "two examples with the same title",
        severity: Severity::Note,
        text: "Two examples say that they show the same. Where one fails, its title does not tell what is wrong. Prefer \
            titles that say in what each differs.",
        raises: minimal!(
            r#""#,
            r#"example grown_up "A member"
  given
    request.service_date 2022-06-01
    request.adult yes
  expect met

example young "A member"
  like grown_up
  given
    request.adult no
  expect not_met
"#
        ),
        misses: minimal!(
            r#""#,
            r#"example grown_up "An adult"
  given
    request.service_date 2022-06-01
    request.adult yes
  expect met

example young "A minor"
  like grown_up
  given
    request.adult no
  expect not_met
"#
        ),
    },
    is_on: true,
    shown_with: "",
    check,
};

fn check(subject: &Subject<'_>, told: &mut Told<'_>) {
    let mut seen = HashMap::new();
    for example in subject.examples() {
        let title = example.title.span.of(subject.source).to_lowercase();
        if let Some((other, span)) = seen.get(&title) {
            let name = &example.name.text;
            let diagnostic = told
                .diagnostic(format!(
                    "examples `{name}` and `{other}` have the same title"
                ))
                .label(example.title.span, "this title")
                .label(*span, format!("that of `{other}`"))
                .help("say in each in what it differs");
            told.tell(name, diagnostic);
        } else {
            seen.insert(title, (example.name.text.clone(), example.title.span));
        }
    }
}
