//! L1027: two criteria with the same condition.

use crate::lint::Lint;
use crate::subject::{Subject, Told};
use pol_parser::ast::{Condition, ConditionKind, Name, Quantifier};
use pol_parser::print;
use pol_parser::{Case, Page, Severity};
use std::collections::HashMap;

pub(super) static LINT: Lint = Lint {
    name: "duplicate_criterion",
    page: Page {
        code: "L1027",
        title: "two criteria with the same condition",
        severity: Severity::Warning,
        text: "Two criteria judge the same, if only in another order. When one changes, the other is forgotten, and \
            readers meet one judgement under two names. Prefer one criterion; a second text belongs to a rule or an \
            advisory that names it.",
        raises: Case::Declarations(
            r#"criterion grown_up_left
  "The member is an adult, and the left side is affected."
  met when all of
    - member.adult
    - member.side is left

criterion left_grown_up
  "The left side is affected in an adult."
  met when member.side is left and member.adult
"#,
        ),
        misses: Case::Declarations(
            r#"criterion grown_up_left
  "The member is an adult, and the left side is affected."
  met when all of
    - member.adult
    - member.side is left

criterion left_grown_up
  "The left side is affected, or the member is an adult."
  met when member.side is left or member.adult
"#,
        ),
    },
    is_on: true,
    shown_with: "",
    check,
};

fn check(subject: &Subject<'_>, told: &mut Told<'_>) {
    let mut seen = HashMap::new();
    for criterion in subject.criteria() {
        let name = &criterion.name;
        let form = form(&criterion.condition);
        if let Some((other, span)) = seen.get(&form) {
            if *other == name.text {
                continue;
            }
            let diagnostic = told
                .diagnostic(format!(
                    "criteria `{}` and `{other}` have the same condition",
                    name.text
                ))
                .label(name.span, "this criterion")
                .label(*span, "judges the same")
                .help("keep one of them");
            told.tell(&name.text, diagnostic);
        } else {
            seen.insert(form, (name.text.clone(), name.span));
        }
    }
}

/// A condition without the order of its items, and without the difference between lists and words.
fn form(condition: &Condition) -> String {
    match &condition.kind {
        ConditionKind::Not(inner) => format!("not({})", form(inner)),
        ConditionKind::And(items) => list("all", items),
        ConditionKind::Or(items) => list("any", items),
        ConditionKind::List { quantifier, items } => match quantifier {
            Quantifier::All => list("all", items),
            Quantifier::Any | Quantifier::AtLeast(1) => list("any", items),
            Quantifier::None => list("none", items),
            Quantifier::AtLeast(count) => list(&count.to_string(), items),
        },
        ConditionKind::OneOf {
            subject,
            negated,
            members,
        } => {
            format!("{}{negated}{}", subject.text, sorted(members))
        }
        ConditionKind::Includes {
            subject,
            quantifier,
            members,
        } => {
            let how = match members.as_slice() {
                [_] if *quantifier == Quantifier::All => print::header(Quantifier::Any),
                _ => print::header(*quantifier),
            };
            format!("{} {how} {}", subject.text, sorted(members))
        }
        ConditionKind::Name(_)
        | ConditionKind::Compare { .. }
        | ConditionKind::Between { .. }
        | ConditionKind::Empty { .. }
        | ConditionKind::AnyRow(_)
        | ConditionKind::WithinLimit(_)
        | ConditionKind::Error => print::condition(condition),
    }
}

fn list(kind: &str, items: &[Condition]) -> String {
    let mut items: Vec<String> = items.iter().map(form).collect();
    items.sort();
    items.dedup();
    match items.as_slice() {
        [one] if kind == "all" || kind == "any" => one.clone(),
        items => format!("{kind}({})", items.join("; ")),
    }
}

fn sorted(members: &[Name]) -> String {
    let mut names: Vec<&str> = members.iter().map(|it| it.text.as_str()).collect();
    names.sort_unstable();
    names.join(", ")
}
