//! L1036: a code system without its edition.

use crate::codes::standard;
use crate::lint::Lint;
use crate::subject::{Subject, Told};
use pol_parser::{Case, Page, Severity};

pub(super) static LINT: Lint = Lint {
    name: "no_edition",
    page: Page {
        code: "L1036",
        title: "a code system without its edition",
        severity: Severity::Note,
        text: "Codes of ICD-10-CM, CPT and HCPCS come and go each year, and the policy does not say from which edition \
            its codes were taken. Who revises it cannot tell an old code from a slip. Prefer `edition \"…\"` below the \
            system.",
        raises: Case::Declarations(
            r#"codes hcpcs "HCPCS"

facts supply
  item code of hcpcs "Which item is requested?"

rule one_item
  finds refer because "The item is looked at."
  when supply.item is E0100
"#,
        ),
        misses: Case::Declarations(
            r#"codes hcpcs "HCPCS"
  edition "2026"

facts supply
  item code of hcpcs "Which item is requested?"

rule one_item
  finds refer because "The item is looked at."
  when supply.item is E0100
"#,
        ),
    },
    is_on: true,
    shown_with: "",
    check,
};

fn check(subject: &Subject<'_>, told: &mut Told<'_>) {
    for system in subject.systems() {
        let name = &system.name;
        if standard(&name.text).is_some() && system.edition.is_none() {
            let diagnostic = told
                .diagnostic(format!("`{}` does not say its edition", name.text))
                .label(name.span, "from which edition are its codes?")
                .help("write `edition \"…\"` below it");
            told.tell(&name.text, diagnostic);
        }
    }
}
