//! L1008: a number in a text that a value holds.

use crate::held::pairs;
use crate::lint::Lint;
use crate::subject::{Subject, Told};
use pol_parser::{Case, Page, Severity};

pub(super) static LINT: Lint = Lint {
    name: "number_of_a_value",
    page: Page {
        code: "L1008",
        title: "a number in a text that a value holds",
        severity: Severity::Note,
        text: "The condition names a `value`, and the text writes its number out. When the value changes, the text will \
            tell the old number. Prefer `{name}` in the text, which shows the number in force with its unit. `pol \
            check --fix` writes it.",
        raises: Case::Declarations(
            r#"value visit_limit in visits
  "Visits in a year"
  12 visits

rule too_many
  finds refer because "More than 12 visits are requested."
  when request.visits is more than visit_limit
"#,
        ),
        misses: Case::Declarations(
            r#"value visit_limit in visits
  "Visits in a year"
  12 visits

rule too_many
  finds refer because "More than {visit_limit} are requested."
  when request.visits is more than visit_limit
"#,
        ),
    },
    is_on: true,
    shown_with: "",
    check,
};

fn check(subject: &Subject<'_>, told: &mut Told<'_>) {
    for pair in pairs(subject) {
        for stated in pair.stated.iter().filter(|it| it.is_plain) {
            let is_it = |number, unit: &String| {
                number == stated.number && stated.unit.as_ref() == Some(unit)
            };
            let mut values = pair.values.iter();
            if let Some((name, ..)) = values.find(|(_, number, unit)| is_it(*number, unit)) {
                let place = pair.place(stated);
                let words = place.of(subject.source);
                let diagnostic = told
                    .diagnostic(format!("the text writes out what `{name}` holds"))
                    .label(place, format!("stays {words} when `{name}` changes"))
                    .help(format!("write `{{{name}}}`"))
                    .fix(place, format!("{{{name}}}"));
                told.tell(&pair.owner, diagnostic);
            }
        }
    }
}
