//! L1028: a double negation.

use crate::condition::{all, within};
use crate::lint::Lint;
use crate::subject::{Subject, Told};
use pol_parser::ast::{Comparison, Condition, ConditionKind, Quantifier};
use pol_parser::print;
use pol_parser::{Case, Page, Severity};

pub(super) static LINT: Lint = Lint {
    name: "double_negation",
    page: Page {
        code: "L1028",
        title: "a double negation",
        severity: Severity::Warning,
        text: "`not` stands before a condition that is negative itself, or within `none of`. Readers count the \
            negations, and miscount. Prefer the positive: `is one of` for `not … is not one of`, `includes any of` \
            for `not … includes none of`. `pol check --fix` writes it where it fits on the line.",
        raises: Case::Declarations(
            r#"criterion one_side
  "The left side is affected."
  met when not (member.side is not left)
"#,
        ),
        misses: Case::Declarations(
            r#"criterion one_side
  "The left side is affected."
  met when member.side is left
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
            let Some(positive) = negated_twice(part) else {
                continue;
            };
            let diagnostic = told
                .diagnostic(format!("`{owner}` negates twice"))
                .label(part.span, "not … not");
            let is_one_line = !part.span.of(subject.source).contains(['\n', '#']);
            let diagnostic = match positive.filter(|_| is_one_line) {
                Some(positive) => {
                    let positive = print::condition(&positive);
                    diagnostic
                        .help(format!("write `{positive}`"))
                        .fix(part.span, positive)
                }
                None => diagnostic.help("say it in the positive"),
            };
            told.tell(&owner, diagnostic);
        }
    }
}

/// Tells whether a condition negates twice; gives the positive where it can be written in its place.
fn negated_twice(condition: &Condition) -> Option<Option<Condition>> {
    match &condition.kind {
        ConditionKind::Not(inner) => positive(inner),
        ConditionKind::List {
            quantifier: Quantifier::None,
            items,
        } => {
            let is_negative = |item: &Condition| matches!(item.kind, ConditionKind::Not(_));
            items.iter().any(is_negative).then_some(None)
        }
        ConditionKind::List { .. }
        | ConditionKind::Name(_)
        | ConditionKind::And(_)
        | ConditionKind::Or(_)
        | ConditionKind::Compare { .. }
        | ConditionKind::Between { .. }
        | ConditionKind::OneOf { .. }
        | ConditionKind::Includes { .. }
        | ConditionKind::Empty { .. }
        | ConditionKind::AnyRow(_)
        | ConditionKind::WithinLimit(_)
        | ConditionKind::Error => None,
    }
}

/// The opposite of a negative condition.
fn positive(negative: &Condition) -> Option<Option<Condition>> {
    let mut positive = negative.clone();
    match &mut positive.kind {
        ConditionKind::Not(inner) => return Some(alone(inner)),
        ConditionKind::Compare { operator, .. } if *operator == Comparison::IsNot => {
            *operator = Comparison::Is;
        }
        ConditionKind::OneOf { negated, .. } | ConditionKind::Empty { negated, .. } if *negated => {
            *negated = false;
        }
        ConditionKind::Includes { quantifier, .. } if *quantifier == Quantifier::None => {
            *quantifier = Quantifier::Any;
        }
        ConditionKind::List {
            quantifier: Quantifier::None,
            ..
        } => return Some(None),
        ConditionKind::List { .. }
        | ConditionKind::Name(_)
        | ConditionKind::And(_)
        | ConditionKind::Or(_)
        | ConditionKind::Compare { .. }
        | ConditionKind::Between { .. }
        | ConditionKind::OneOf { .. }
        | ConditionKind::Includes { .. }
        | ConditionKind::Empty { .. }
        | ConditionKind::AnyRow(_)
        | ConditionKind::WithinLimit(_)
        | ConditionKind::Error => return None,
    }
    Some(Some(positive))
}

/// A condition that can stand in any place on one line: no chain and no list.
fn alone(condition: &Condition) -> Option<Condition> {
    let is_joined = matches!(
        condition.kind,
        ConditionKind::And(_) | ConditionKind::Or(_) | ConditionKind::List { .. }
    );
    (!is_joined).then(|| condition.clone())
}
