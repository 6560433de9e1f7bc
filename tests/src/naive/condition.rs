//! Whether a condition holds when every fact is known: two-valued, by recursion.
//! A condition and a world in; yes or no out.

use super::codes::{covers, member_covers};
use super::domain::code_word;
use super::expression::{judged_date, measure};
use super::world::World;
use super::{Book, Value, rows};
use pol_parser::ast::{
    Choice, CodeSystem, Comparison, Condition, ConditionKind, Expression, ExpressionKind, Name,
    Quantifier, Type,
};
use std::collections::BTreeSet;

/// Tells whether a condition holds.
pub(super) fn holds(book: &Book, world: &World, condition: &Condition) -> bool {
    match &condition.kind {
        ConditionKind::Name(path) => name(book, world, &path.text),
        ConditionKind::Not(inner) => !holds(book, world, inner),
        ConditionKind::And(items) => items.iter().all(|item| holds(book, world, item)),
        ConditionKind::Or(items) => items.iter().any(|item| holds(book, world, item)),
        ConditionKind::List { quantifier, items } => enough(
            *quantifier,
            items.iter().map(|item| holds(book, world, item)).collect(),
        ),
        ConditionKind::Compare {
            left,
            operator,
            right,
        } => compare(book, world, left, *operator, right),
        ConditionKind::Between { subject, low, high } => {
            let subject = measure(book, world, subject);
            measure(book, world, low) <= subject && subject <= measure(book, world, high)
        }
        ConditionKind::OneOf {
            subject,
            negated,
            members,
        } => one_of(book, world, &subject.text, members) != *negated,
        ConditionKind::Includes {
            subject,
            quantifier,
            members,
        } => enough(*quantifier, included(book, world, &subject.text, members)),
        ConditionKind::Empty { subject, negated } => {
            set(book, world, &subject.text).is_empty() != *negated
        }
        ConditionKind::AnyRow(rows) => rows::any(book, world, rows),
        ConditionKind::WithinLimit(limit) => rows::kept(book, world, &limit.text),
        ConditionKind::Error => false,
    }
}

fn name(book: &Book, world: &World, name: &str) -> bool {
    match book.criteria.get(name) {
        Some(versions) => {
            let day = judged_date(book, world);
            let mut standing = versions.iter().filter(|it| it.dates.hold(day));
            standing.any(|criterion| holds(book, world, &criterion.condition))
        }
        None => world[name] == Value::YesNo(true),
    }
}

/// Tells whether as many items hold as a list asks for.
fn enough(quantifier: Quantifier, items: Vec<bool>) -> bool {
    let holding = items.iter().filter(|&&item| item).count();
    match quantifier {
        Quantifier::All => holding == items.len(),
        Quantifier::Any => holding >= 1,
        Quantifier::None => holding == 0,
        Quantifier::AtLeast(count) => holding >= count as usize,
    }
}

fn compare(
    book: &Book,
    world: &World,
    left: &Expression,
    operator: Comparison,
    right: &Expression,
) -> bool {
    if let Some(same) = same_word(book, world, left, right) {
        return same == (operator == Comparison::Is);
    }
    let (left, right) = (measure(book, world, left), measure(book, world, right));
    match operator {
        Comparison::Is => left == right,
        Comparison::IsNot => left != right,
        Comparison::AtLeast | Comparison::OnOrAfter => left >= right,
        Comparison::AtMost | Comparison::OnOrBefore => left <= right,
        Comparison::MoreThan | Comparison::After => left > right,
        Comparison::LessThan | Comparison::Before => left < right,
    }
}

/// Compares a choice or a code with a word; `None` where the left side is neither.
fn same_word(book: &Book, world: &World, left: &Expression, right: &Expression) -> Option<bool> {
    if let ExpressionKind::OverRows(rows) = &left.kind {
        let Value::Word(word) = rows::taken(book, world, rows) else {
            return None;
        };
        return code_word(right).map(|right| right == word);
    }
    let ExpressionKind::Name(path) = &left.kind else {
        return None;
    };
    let Value::Word(word) = world.get(&path.text)? else {
        return None;
    };
    let right = code_word(right)?;
    match system(book, &path.text) {
        Some(system) => Some(covers(system, &right, None, word)),
        None => Some(counts_as(book, world, &path.text, word).as_ref() == Some(&right)),
    }
}

fn one_of(book: &Book, world: &World, subject: &str, members: &[Name]) -> bool {
    let Value::Word(word) = &world[subject] else {
        return false;
    };
    let day = judged_date(book, world);
    match system(book, subject) {
        Some(system) => members
            .iter()
            .any(|member| member_covers(book, day, system, &member.text, word)),
        None => {
            let word = counts_as(book, world, subject, word);
            members
                .iter()
                .any(|member| word.as_ref() == Some(&member.text))
        }
    }
}

/// Tells of each member of a list whether a set fact has it; a code set counts as its codes.
fn included(book: &Book, world: &World, subject: &str, members: &[Name]) -> Vec<bool> {
    let set = set(book, world, subject);
    let Some(system) = system(book, subject) else {
        return members
            .iter()
            .map(|member| set.contains(&member.text))
            .collect();
    };
    let ranges =
        members.iter().flat_map(
            |member| match book.code_sets.contains_key(member.text.as_str()) {
                true => book.member_codes(&member.text, judged_date(book, world)),
                false => vec![(member.text.as_str(), None)],
            },
        );
    ranges
        .map(|(first, last)| set.iter().any(|code| covers(system, first, last, code)))
        .collect()
}

/// Gives the members of a set fact, choices as what they count as.
fn set(book: &Book, world: &World, subject: &str) -> BTreeSet<String> {
    let Value::Words(words) = &world[subject] else {
        return BTreeSet::new();
    };
    let counted = words
        .iter()
        .filter_map(|word| counts_as(book, world, subject, word));
    counted.collect()
}

/// Gives the choice as which an answer counts on the day by which the request is judged: itself on its days; else the one that
/// takes all other codes of its system; else none. Codes are themselves.
fn counts_as(book: &Book, world: &World, subject: &str, word: &str) -> Option<String> {
    let own = || Some(word.to_owned());
    let (Type::OneOf(list) | Type::AnyOf(list)) = book.type_of(subject)? else {
        return own();
    };
    let rows = &book.choices[list.text.as_str()].rows;
    let row = rows.iter().find(|row| row.name.text == word)?;
    if row.dates.hold(judged_date(book, world)) {
        return own();
    }
    let system = &row.codes.as_ref()?.system.text;
    let takes_others = |other: &&Choice| {
        let codes = other.codes.as_ref();
        codes.is_some_and(|codes| codes.codes.is_none() && codes.system.text == *system)
    };
    Some(rows.iter().find(takes_others)?.name.text.clone())
}

/// Gives the code system of a fact that is a code or codes.
fn system<'a>(book: &Book<'a>, path: &str) -> Option<&'a CodeSystem> {
    match book.type_of(path)? {
        Type::Code(system) | Type::Codes(system) => book.systems.get(system.text.as_str()).copied(),
        Type::YesNo | Type::Number { .. } | Type::Date => None,
        Type::OneOf(_) | Type::AnyOf(_) | Type::Text => None,
    }
}
