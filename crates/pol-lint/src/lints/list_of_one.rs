//! L1032: a list of one item.

use crate::condition::{all, within};
use crate::lint::Lint;
use crate::subject::{Subject, Told};
use pol_parser::ast::{ConditionKind, Quantifier};
use pol_parser::print;
use pol_parser::{Case, Page, Severity};

pub(super) static LINT: Lint = Lint {
    name: "list_of_one",
    page: Page {
        code: "L1032",
        title: "a list of one item",
        severity: Severity::Note,
        text: "`all of` or `any of` has a single item, so the list says no more than the item alone. Often an item was \
            taken out, and sometimes one was forgotten. Prefer the item without the list; `pol check --fix` writes \
            it.",
        raises: Case::Declarations(
            r#"criterion grown_up
  "The member is an adult."
  met when all of
    - member.adult
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
    for (owner, condition) in all(subject) {
        for part in within(condition) {
            let ConditionKind::List { quantifier, items } = &part.kind else {
                continue;
            };
            let is_plain = matches!(quantifier, Quantifier::All | Quantifier::Any);
            let [item] = items.as_slice() else {
                continue;
            };
            if is_plain {
                let diagnostic = told
                    .diagnostic(format!("a list of `{owner}` has one item"))
                    .label(part.span, "says no more than its item")
                    .help("write the item without the list");
                let is_list = matches!(item.kind, ConditionKind::List { .. });
                let is_alone = part.span == condition.span && !is_list;
                let item = print::condition(item);
                told.tell(
                    &owner,
                    if is_alone {
                        diagnostic.fix(part.span, item)
                    } else {
                        diagnostic
                    },
                );
            }
        }
    }
}
