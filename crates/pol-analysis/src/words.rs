//! Conditions in the policy's own words: a node as its author put it, or its opposite; a number or date between two bounds.
//! What comes out can be read aloud, and stand in a policy.

use jiff::civil::Date;
use pol_compiler::program::{
    ChoiceSet, Comparison, Fact, FactId, Node, NodeId, Program, Type, UnitId,
};
use rust_decimal::Decimal;

/// Says that a condition holds, or that it does not.
pub(crate) fn condition(program: &Program, id: NodeId, holds: bool) -> String {
    let phrase = phrase(program, id);
    match &program.nodes[id.index()] {
        Node::Not(item) if !holds => condition(program, *item, true),
        Node::List {
            items,
            bulleted: true,
            ..
        } => {
            let items: Vec<String> = items
                .iter()
                .map(|&it| condition(program, it, true))
                .collect();
            let list = format!("{phrase} ({})", items.join("; "));
            if holds { list } else { format!("not ({list})") }
        }
        _ if holds => phrase.to_owned(),
        Node::Compare {
            left,
            operator,
            right,
        } => opposite_comparison(program, *left, *operator, *right),
        Node::YesNo(_) | Node::Criterion(_) => format!("not {phrase}"),
        Node::List { .. } => format!("not ({phrase})"),
        Node::Constant(_)
        | Node::Not(_)
        | Node::ChoiceIn { .. }
        | Node::ChoicesInclude { .. }
        | Node::IsEmpty(_)
        | Node::CodeIn { .. }
        | Node::CodesInclude { .. }
        | Node::Number(_)
        | Node::NumberFact(_)
        | Node::Value(_)
        | Node::AmountOf(_)
        | Node::Sum(_)
        | Node::Less(_)
        | Node::Times { .. }
        | Node::Capped { .. }
        | Node::Date(_)
        | Node::DateFact(_)
        | Node::Shift { .. } => opposite_membership(phrase),
    }
}

/// Gives a node as its author put it.
pub(crate) fn phrase(program: &Program, id: NodeId) -> &str {
    &program.origins[id.index()].phrase
}

fn opposite_comparison(
    program: &Program,
    left: NodeId,
    operator: Comparison,
    right: NodeId,
) -> String {
    let of_dates = matches!(
        program.nodes[left.index()],
        Node::Date(_) | Node::DateFact(_) | Node::Shift { .. }
    );
    let words = match (operator, of_dates) {
        (Comparison::Equal, _) => "is not",
        (Comparison::NotEqual, _) => "is",
        (Comparison::AtLeast, false) => "is less than",
        (Comparison::AtLeast, true) => "is before",
        (Comparison::AtMost, false) => "is more than",
        (Comparison::AtMost, true) => "is after",
        (Comparison::More, false) => "is at most",
        (Comparison::More, true) => "is on or before",
        (Comparison::Less, false) => "is at least",
        (Comparison::Less, true) => "is on or after",
    };
    format!(
        "{} {words} {}",
        phrase(program, left),
        phrase(program, right)
    )
}

/// The words of memberships and of their opposites.
const OPPOSITES: &[(&str, &str)] = &[
    (" includes any of ", " includes none of "),
    (" includes none of ", " includes any of "),
    (" is not one of ", " is one of "),
    (" is one of ", " is not one of "),
    (" is not empty", " is empty"),
    (" is empty", " is not empty"),
    (" is not ", " is "),
    (" is ", " is not "),
];

fn opposite_membership(phrase: &str) -> String {
    let found = OPPOSITES.iter().find(|(words, _)| phrase.contains(words));
    found.map_or_else(
        || format!("not ({phrase})"),
        |(words, opposite)| phrase.replacen(words, opposite, 1),
    )
}

/// Says that a number lies between two bounds, of which those that its range has already are not said; `None` where both are.
pub(crate) fn between(
    program: &Program,
    fact: &Fact,
    least: Decimal,
    most: Decimal,
) -> Option<String> {
    let Type::Number {
        unit, low, high, ..
    } = fact.ty
    else {
        return None;
    };
    let amount = |number| quantity(program, unit, number);
    let path = &fact.path;
    match (least > low, most < high) {
        (false, false) => None,
        _ if least == most => Some(format!("{path} is {}", amount(least))),
        (true, false) => Some(format!("{path} is at least {}", amount(least))),
        (false, true) => Some(format!("{path} is at most {}", amount(most))),
        (true, true) => Some(format!(
            "{path} is between {} and {}",
            amount(least),
            amount(most)
        )),
    }
}

/// The same for dates.
pub(crate) fn between_dates(fact: &Fact, first: Date, last: Date) -> Option<String> {
    let Type::Date { low, high } = fact.ty else {
        return None;
    };
    let path = &fact.path;
    match (first > low, last < high) {
        (false, false) => None,
        _ if first == last => Some(format!("{path} is {first}")),
        (true, false) => Some(format!("{path} is on or after {first}")),
        (false, true) => Some(format!("{path} is on or before {last}")),
        (true, true) => Some(format!("{path} is between {first} and {last}")),
    }
}

/// Gives the choices that a membership in some choices names: the others where it says `is not`.
pub(crate) fn named_choices(program: &Program, id: NodeId, set: ChoiceSet) -> ChoiceSet {
    let Node::ChoiceIn { fact, .. } = program.nodes[id.index()] else {
        return set;
    };
    let Type::OneOf(list) = program.facts[fact.index()].ty else {
        return set;
    };
    if !phrase(program, id).contains(" is not ") {
        return set;
    }
    let all = 0..program.choices[list.index()].rows.len();
    let all = all.map(ChoiceSet::one);
    let all = all.fold(ChoiceSet::default(), ChoiceSet::with);
    ChoiceSet(all.0 & !set.0)
}

/// Names a choice of a fact's list.
pub(crate) fn choice(program: &Program, fact: FactId, position: usize) -> &str {
    match program.facts[fact.index()].ty {
        Type::OneOf(list) | Type::AnyOf(list) => &program.choices[list.index()].rows[position].name,
        Type::YesNo
        | Type::Number { .. }
        | Type::Date { .. }
        | Type::Code(_)
        | Type::Codes(_)
        | Type::Text => "",
    }
}

/// Says a number with its unit: `1 visit`, `12 visits`.
pub(crate) fn quantity(program: &Program, unit: UnitId, number: Decimal) -> String {
    let unit = &program.units[unit.index()];
    let word = if number == Decimal::ONE {
        &unit.singular
    } else {
        &unit.plural
    };
    format!("{} {word}", number.normalize())
}

/// Puts names into one sentence: `a`, `a and b`, `a, b and c`.
pub(crate) fn series<S: AsRef<str>>(items: &[S]) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}
