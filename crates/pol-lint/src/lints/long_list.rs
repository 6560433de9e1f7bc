//! L1031: a long list.

use crate::condition::{all, within};
use crate::lint::Lint;
use crate::subject::{Subject, Told};
use pol_parser::ast::ConditionKind;
use pol_parser::{Case, Page, Severity};

pub(super) static LINT: Lint = Lint {
    name: "long_list",
    page: Page {
        code: "L1031",
        title: "a long list",
        severity: Severity::Note,
        text: "The list has more items than `items_in_list` in `[settings]` of a `pol.toml` allows (9 unless it says \
            otherwise). Nobody keeps so many in mind at once. Prefer a criterion with a text for those that belong \
            together, and name it in the list.",
        raises: Case::Declarations(
            r#"criterion ready
  "The member is an adult with a left side, a code and few visits."
  met when all of
    - member.adult
    - member.side is left
    - request.code is 97124
    - request.visits is at most 12 visits
"#,
        ),
        misses: Case::Declarations(
            r#"criterion ready
  "The member is an adult with a left side and a code."
  met when all of
    - member.adult
    - member.side is left
    - request.code is 97124
"#,
        ),
    },
    is_on: true,
    shown_with: r#"[settings]
items_in_list = 3
"#,
    check,
};

fn check(subject: &Subject<'_>, told: &mut Told<'_>) {
    let most = usize::try_from(subject.options.settings.items_in_list).unwrap_or(usize::MAX);
    for (owner, condition) in all(subject) {
        for part in within(condition) {
            if let ConditionKind::List { items, .. } = &part.kind
                && items.len() > most
            {
                let count = items.len();
                let diagnostic = told
                    .diagnostic(format!(
                        "a list of `{owner}` has {count} items, more than {most}"
                    ))
                    .label(part.span, "a long list")
                    .help("name those that belong together as a criterion");
                told.tell(&owner, diagnostic);
            }
        }
    }
}
