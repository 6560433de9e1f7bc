//! L1005: a number that the condition states differently.

use crate::held::{Agreement, pairs};
use crate::lint::Lint;
use crate::subject::{Subject, Told};
use pol_parser::{Case, Page, Severity};

pub(super) static LINT: Lint = Lint {
    name: "number_differs",
    page: Page {
        code: "L1005",
        title: "a number that the condition states differently",
        severity: Severity::Warning,
        text: "The text states a number, and the condition below it holds another of the same unit: the guideline says \
            12, and the rule says 21. Readers of the determination trust the text, and the engine the condition. \
            Prefer one number; best a `value`, shown in the text as `{name}`.",
        raises: Case::Declarations(
            r#"rule too_many
  finds refer because "More than 12 visits are requested."
  when request.visits is more than 21 visits
"#,
        ),
        misses: Case::Declarations(
            r#"rule too_many
  finds refer because "More than 12 visits are requested."
  when request.visits is at least 13 visits
"#,
        ),
    },
    is_on: true,
    shown_with: "",
    check,
};

fn check(subject: &Subject<'_>, told: &mut Told<'_>) {
    for pair in pairs(subject) {
        for stated in &pair.stated {
            if let Agreement::Differs(numbers) = pair.agreement(stated) {
                let unit = stated.unit.as_deref().unwrap_or("");
                let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
                let holds = format!("{} {unit}", numbers.join(" and "));
                let number = stated.number;
                let diagnostic = told
                    .diagnostic(format!(
                        "the text says {number} {unit}, and its condition {holds}"
                    ))
                    .label(
                        pair.place(stated),
                        format!("the condition of `{}` holds {holds}", pair.owner),
                    )
                    .help("let both say the same, best by a `value` that the text shows");
                told.tell(&pair.owner, diagnostic);
            }
        }
    }
}
