//! The conditions of a policy as they were written, each with whose it is, and what they are made of.

use crate::subject::Subject;
use pol_parser::ast::{Condition, ConditionKind, DerivedKind, Expression, ExpressionKind};

/// Gives every condition of the policy with the name of its declaration.
pub(crate) fn all<'a>(subject: &Subject<'a>) -> Vec<(String, &'a Condition)> {
    let mut found: Vec<(String, &'a Condition)> = Vec::new();
    for policy in subject.policies() {
        let governs = policy.governs.iter().map(|it| &it.condition);
        let selected = policy.selected.iter().map(|it| &it.condition);
        found.extend(
            selected
                .chain(governs)
                .map(|it| (policy.name.text.clone(), it)),
        );
    }
    for (path, fact) in subject.facts() {
        let when = fact.presumed.iter().filter_map(|it| it.when.as_ref());
        found.extend(when.map(|it| (path.clone(), it)));
        let derived = fact.derived.iter().flat_map(|it| derived(&it.kind));
        found.extend(derived.map(|it| (path.clone(), it)));
    }
    for it in subject.limits() {
        let rows = it.rows.condition.as_deref();
        found.extend(rows.map(|when| (it.name.text.clone(), when)));
    }
    for it in subject.criteria() {
        found.push((it.name.text.clone(), &it.condition));
    }
    for it in subject.amounts() {
        let cases = it.cases.iter().map(|case| &case.when);
        let caps = it.caps.iter().filter_map(|cap| cap.when.as_ref());
        found.extend(cases.chain(caps).map(|when| (it.name.text.clone(), when)));
    }
    for it in subject.rules() {
        found.extend(it.condition.iter().map(|when| (it.name.text.clone(), when)));
    }
    for it in subject.exceptions() {
        found.extend(it.condition.iter().map(|when| (it.name.text.clone(), when)));
    }
    for it in subject.advisories() {
        let both = it.condition.iter().chain(&it.unless);
        found.extend(both.map(|when| (it.name.text.clone(), when)));
    }
    found
}

/// Gives the conditions from which a fact is derived, those of rows included.
fn derived(kind: &DerivedKind) -> Vec<&Condition> {
    match kind {
        DerivedKind::Condition(condition) => vec![condition],
        DerivedKind::Expression(expression) => {
            parts(expression).into_iter().filter_map(of_rows).collect()
        }
        DerivedKind::Choices { cases, .. } => cases.iter().map(|(_, when)| when).collect(),
    }
}

/// Gives a condition and those that it is made of, itself first.
pub(crate) fn within(condition: &Condition) -> Vec<&Condition> {
    let mut found = vec![condition];
    let mut at = 0;
    while let Some(condition) = found.get(at).copied() {
        match &condition.kind {
            ConditionKind::Not(inner) => found.push(inner),
            ConditionKind::And(items)
            | ConditionKind::Or(items)
            | ConditionKind::List { items, .. } => found.extend(items),
            ConditionKind::AnyRow(rows) => found.extend(rows.condition.as_deref()),
            ConditionKind::Name(_)
            | ConditionKind::Compare { .. }
            | ConditionKind::Between { .. }
            | ConditionKind::OneOf { .. }
            | ConditionKind::Includes { .. }
            | ConditionKind::Empty { .. }
            | ConditionKind::WithinLimit(_)
            | ConditionKind::Error => {}
        }
        let compared = compared(condition).into_iter().flat_map(parts);
        found.extend(compared.filter_map(of_rows));
        at += 1;
    }
    found
}

/// Gives the condition of the rows of which an expression takes something.
fn of_rows(expression: &Expression) -> Option<&Condition> {
    if let ExpressionKind::OverRows(rows) = &expression.kind {
        return rows.condition.as_deref();
    }
    None
}

/// Gives the expressions that a condition itself compares.
pub(crate) fn compared(condition: &Condition) -> Vec<&Expression> {
    match &condition.kind {
        ConditionKind::Compare { left, right, .. } => vec![left, right],
        ConditionKind::Between { subject, low, high } => vec![subject, low, high],
        ConditionKind::Name(_)
        | ConditionKind::Not(_)
        | ConditionKind::And(_)
        | ConditionKind::Or(_)
        | ConditionKind::List { .. }
        | ConditionKind::OneOf { .. }
        | ConditionKind::Includes { .. }
        | ConditionKind::Empty { .. }
        | ConditionKind::AnyRow(_)
        | ConditionKind::WithinLimit(_)
        | ConditionKind::Error => Vec::new(),
    }
}

/// Gives an expression and those that it is made of, itself first.
pub(crate) fn parts(expression: &Expression) -> Vec<&Expression> {
    let mut found = vec![expression];
    let mut at = 0;
    while let Some(expression) = found.get(at).copied() {
        match &expression.kind {
            ExpressionKind::Sum(items) | ExpressionKind::Less(items) => found.extend(items),
            ExpressionKind::Times { of, .. } => found.push(of),
            ExpressionKind::Shift { from, .. } => found.push(from),
            ExpressionKind::Quantity(_)
            | ExpressionKind::Date(_)
            | ExpressionKind::Name(_)
            | ExpressionKind::Code(_)
            | ExpressionKind::OverRows(_)
            | ExpressionKind::OfLimit(..)
            | ExpressionKind::Error => {}
        }
        at += 1;
    }
    found
}
