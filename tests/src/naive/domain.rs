//! The values that a fact may have, one by one.
//! A fact's declaration in; its values out, or nothing where they cannot be listed.

use super::book::ranges;
use super::{Book, Value};
use jiff::civil::Date;
use pol_parser::ast::{
    Choices, CodeRange, CodeSystem, Condition, ConditionKind, Expression, ExpressionKind, Range,
    Type,
};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// Lists the values of a fact. Of an open code system: the codes that the policy names for it, one below each, and one that it does not name.
/// `None` where they are too many to list: a date without a range, a set of more than twelve.
pub fn domain(book: &Book, path: &str) -> Option<Vec<Value>> {
    if let Some(column) = book.free_column(path) {
        return domain(book, &column);
    }
    let fact = book.facts.get(path).or_else(|| book.columns.get(path))?;
    match fact.ty.as_ref()? {
        Type::YesNo => Some(vec![Value::YesNo(false), Value::YesNo(true)]),
        Type::Number {
            decimals, whole, ..
        } => {
            let decimals = if *whole {
                0
            } else {
                decimals.map_or(0, |it| it.0)
            };
            fact.range.as_ref().map(|range| numbers(range, decimals))
        }
        Type::Date => fact.range.as_ref().and_then(dates),
        Type::OneOf(list) => Some(
            choice_names(book.choices.get(list.text.as_str())?)
                .into_iter()
                .map(Value::Word)
                .collect(),
        ),
        Type::AnyOf(list) => supersets(
            &choice_names(book.choices.get(list.text.as_str())?),
            &BTreeSet::new(),
        ),
        Type::Code(system) => Some(
            codes(book, path, system.text.as_str())?
                .into_iter()
                .map(Value::Word)
                .collect(),
        ),
        Type::Codes(system) => {
            supersets(&codes(book, path, system.text.as_str())?, &BTreeSet::new())
        }
        Type::Text => Some(vec![Value::Text("words".to_owned())]),
    }
}

/// Lists the sets that hold all members of `least`, and any of `all`; `None` where there are more than 4,096.
pub fn supersets(all: &[String], least: &BTreeSet<String>) -> Option<Vec<Value>> {
    let free: Vec<&String> = all.iter().filter(|word| !least.contains(*word)).collect();
    if free.len() > 12 {
        return None;
    }
    let mut sets = vec![least.clone()];
    for word in free {
        let with: Vec<BTreeSet<String>> = sets
            .iter()
            .map(|set| set.iter().chain([word]).cloned().collect())
            .collect();
        sets.extend(with);
    }
    Some(sets.into_iter().map(Value::Words).collect())
}

/// Lists the words that may be members of a set fact.
pub(super) fn words(book: &Book, path: &str) -> Option<Vec<String>> {
    match book.type_of(path)? {
        Type::AnyOf(list) => Some(choice_names(book.choices.get(list.text.as_str())?)),
        Type::Codes(system) => codes(book, path, system.text.as_str()),
        Type::YesNo | Type::Number { .. } | Type::Date => None,
        Type::OneOf(_) | Type::Code(_) | Type::Text => None,
    }
}

fn choice_names(choices: &Choices) -> Vec<String> {
    choices
        .rows
        .iter()
        .map(|row| row.name.text.clone())
        .collect()
}

fn numbers(range: &Range, decimals: u32) -> Vec<Value> {
    let (low, high) = (number(&range.low), number(&range.high));
    let step = Decimal::new(1, decimals);
    let mut numbers = Vec::new();
    let mut next = low;
    while next <= high {
        numbers.push(Value::Number(next));
        next += step;
    }
    numbers
}

fn number(end: &Expression) -> Decimal {
    if let ExpressionKind::Quantity(quantity) = &end.kind {
        quantity.number
    } else {
        Decimal::ZERO
    }
}

fn dates(range: &Range) -> Option<Vec<Value>> {
    let (ExpressionKind::Date(low), ExpressionKind::Date(high)) =
        (&range.low.kind, &range.high.kind)
    else {
        return None;
    };
    let days: Vec<Date> = low
        .series(jiff::Span::new().days(1))
        .take_while(|day| day <= high)
        .take(1_000)
        .collect();
    Some(days.into_iter().map(Value::Date).collect())
}

/// Lists the codes that can make a difference to a fact.
fn codes(book: &Book, path: &str, system: &str) -> Option<Vec<String>> {
    let system = book.systems.get(system)?;
    let listed = match &system.only {
        Some(only) => listed(only),
        None => open_codes(system, &named_codes(book, path)),
    };
    Some(listed.into_iter().collect())
}

/// Lists the codes of a closed system; a range by its digits.
fn listed(only: &[CodeRange]) -> BTreeSet<String> {
    ranges(only)
        .into_iter()
        .flat_map(|(first, last)| between(first, last.unwrap_or(first)))
        .collect()
}

fn between(first: &str, last: &str) -> Vec<String> {
    match (first.parse::<u32>(), last.parse::<u32>()) {
        (Ok(low), Ok(high)) => (low..=high)
            .map(|code| format!("{code:0width$}", width = first.len()))
            .collect(),
        _ => vec![first.to_owned(), last.to_owned()],
    }
}

fn open_codes(system: &CodeSystem, named: &BTreeSet<String>) -> BTreeSet<String> {
    let below = |code: &String| {
        if code.contains('.') {
            format!("{code}9")
        } else {
            format!("{code}.9")
        }
    };
    let mut codes = named.clone();
    if system.hierarchical {
        codes.extend(named.iter().map(below));
    }
    codes.insert(
        if system.hierarchical {
            "Z99.8"
        } else {
            "99999"
        }
        .to_owned(),
    );
    codes
}

/// Collects the codes that conditions name for a fact.
fn named_codes(book: &Book, path: &str) -> BTreeSet<String> {
    let mut members = BTreeSet::new();
    book.each_condition(&mut |condition| members.extend(named_members(condition, path)));
    book.each_condition_of_advisories(&mut |it| members.extend(named_members(it, path)));
    members
        .into_iter()
        .flat_map(|member| ends(book, &member))
        .collect()
}

/// Gives the codes and code sets that a condition itself names for a fact.
fn named_members(condition: &Condition, path: &str) -> Vec<String> {
    if let ConditionKind::OneOf {
        subject, members, ..
    }
    | ConditionKind::Includes {
        subject, members, ..
    } = &condition.kind
        && subject.text == path
    {
        return members.iter().map(|member| member.text.clone()).collect();
    }
    if let ConditionKind::Compare { left, right, .. } = &condition.kind
        && let ExpressionKind::Name(name) = &left.kind
        && name.text == path
    {
        return code_word(right).into_iter().collect();
    }
    Vec::new()
}

/// Gives the code that an expression spells, if it may be one.
pub(super) fn code_word(expression: &Expression) -> Option<String> {
    match &expression.kind {
        ExpressionKind::Quantity(quantity) => Some(quantity.digits.clone()),
        ExpressionKind::Code(code) => Some(code.clone()),
        ExpressionKind::Name(path) => Some(path.text.clone()),
        ExpressionKind::Date(_) | ExpressionKind::Sum(_) | ExpressionKind::Less(_) => None,
        ExpressionKind::Times { .. } | ExpressionKind::Shift { .. } => None,
        ExpressionKind::OverRows(_) | ExpressionKind::OfLimit(..) | ExpressionKind::Error => None,
    }
}

fn ends(book: &Book, member: &str) -> Vec<String> {
    match book.code_sets.get(member) {
        Some(set) => ranges(set.codes())
            .into_iter()
            .flat_map(|(first, last)| [Some(first), last])
            .flatten()
            .map(str::to_owned)
            .collect(),
        None => vec![member.to_owned()],
    }
}
