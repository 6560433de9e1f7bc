//! Conditions in the policy's own words: a node as its author put it, or its opposite; a number or date between two bounds.
//! What comes out can be read aloud, and stand in a policy.

use jiff::civil::Date;
use pol_compiler::program::{
    ChoiceSet, ChoicesId, Citer, Comparison, Fact, FactId, FindingId, Node, NodeId, Program,
    SystemId, Type, Value, ValueEntry,
};
pub(crate) use pol_interpreter::{quantity, value_text as value};
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
    let opposite = match operator {
        Comparison::Equal => Comparison::NotEqual,
        Comparison::NotEqual => Comparison::Equal,
        Comparison::AtLeast => Comparison::Less,
        Comparison::AtMost => Comparison::More,
        Comparison::More => Comparison::AtMost,
        Comparison::Less => Comparison::AtLeast,
    };
    comparison(program, left, opposite, right)
}

/// Puts a comparison of two nodes.
pub(crate) fn comparison(
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
        (Comparison::Equal, _) => "is",
        (Comparison::NotEqual, _) => "is not",
        (Comparison::AtLeast, false) => "is at least",
        (Comparison::AtLeast, true) => "is on or after",
        (Comparison::AtMost, false) => "is at most",
        (Comparison::AtMost, true) => "is on or before",
        (Comparison::More, false) => "is more than",
        (Comparison::More, true) => "is after",
        (Comparison::Less, false) => "is less than",
        (Comparison::Less, true) => "is before",
    };
    let [left, right] = [left, right].map(|side| phrase(program, side));
    format!("{left} {words} {right}")
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

/// Puts the new quantity of a value in the place of its name.
pub(crate) fn with_value(words: &str, name: &str, quantity: &str) -> String {
    let word = |part: &str| part.trim_matches(|letter: char| !is_of_name(letter)) == name;
    let parts = words.split(' ').map(|part| {
        if word(part) {
            part.replace(name, quantity)
        } else {
            part.to_owned()
        }
    });
    parts.collect::<Vec<_>>().join(" ")
}

fn is_of_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_' || letter == '.'
}

/// Says what a fact may be: `whole number of visits, 0 to 400`.
pub(crate) fn ty(program: &Program, ty: &Type) -> String {
    let names = |list: &ChoicesId| -> String {
        let list = &program.choices[list.index()];
        let rows: Vec<&str> = list.rows.iter().map(|row| row.name.as_str()).collect();
        format!("{} ({})", list.name, rows.join(", "))
    };
    let system = |id: &SystemId| &program.systems[id.index()].name;
    match ty {
        Type::YesNo => "yes/no".into(),
        Type::Number {
            unit,
            decimals,
            low,
            high,
        } => {
            let unit = &program.units[unit.index()].plural;
            match decimals {
                0 => format!("whole number of {unit}, {low} to {high}"),
                _ => format!("number of {unit}, {decimals} decimals, {low} to {high}"),
            }
        }
        Type::Date { low, high } => format!("date, {low} to {high}"),
        Type::OneOf(list) => format!("one of {}", names(list)),
        Type::AnyOf(list) => format!("any of {}", names(list)),
        Type::Code(id) => format!("code of {}", system(id)),
        Type::Codes(id) => format!("codes of {}", system(id)),
        Type::Text => "text".into(),
    }
}

/// Says the entries of a value: `36 visits`, `8 visits from 2023-01-01`.
pub(crate) fn entries(program: &Program, value: &Value) -> String {
    let entry = |entry: &ValueEntry| {
        let mut words = quantity(program, value.unit, entry.number);
        if let Some(from) = entry.from {
            words += &format!(" from {from}");
        }
        if let Some(until) = entry.until {
            words += &format!(" until {until}");
        }
        words
    };
    let entries: Vec<String> = value.entries.iter().map(entry).collect();
    entries.join(", ")
}

/// Puts a declaration in one line: what it does and when.
pub(crate) fn declaration(program: &Program, citer: Citer, root: NodeId) -> String {
    let finding = |id: FindingId| program.findings[id.index()].name.as_str();
    let when = condition(program, root, true);
    match citer {
        Citer::Rule(id) => {
            let rule = &program.rules[id.index()];
            let settles = if rule.settles { "settles " } else { "finds " };
            let releasing = rule.releasing.map(|releasing| {
                let amount = &program.amounts[releasing.amount.index()].name;
                let of = &program.facts[releasing.of.index()].path;
                format!(", releasing {amount} of {of}")
            });
            let releasing = releasing.unwrap_or_default();
            format!("{settles}{}{releasing} when {when}", finding(rule.finding))
        }
        Citer::Exception(id) => {
            let exception = &program.exceptions[id.index()];
            let mut turns: Vec<&str> = exception.turns.iter().map(|it| finding(*it)).collect();
            if exception.turns_partial_release {
                turns.push("a partial release");
            }
            let except = exception.except.iter();
            let except: Vec<&str> = except
                .map(|it| program.rules[it.index()].name.as_str())
                .collect();
            let except = match except.as_slice() {
                [] => String::new(),
                names => format!(" except {}", names.join(", ")),
            };
            let into = finding(exception.into);
            format!("turns {} into {into}{except} when {when}", turns.join(", "))
        }
        Citer::Amount(_) => computation(program, root),
        Citer::Advisory(id) => match program.advisories[id.index()].unless {
            None => format!("when {when}"),
            Some(unless) => {
                format!("when {when} unless {}", condition(program, unless, true))
            }
        },
        Citer::Criterion(_)
        | Citer::InForce
        | Citer::Governs(_)
        | Citer::Fact(_)
        | Citer::Value(_)
        | Citer::Limit(_)
        | Citer::Cap(..) => format!("when {when}"),
    }
}

/// Puts the computation of an amount in one line.
fn computation(program: &Program, root: NodeId) -> String {
    let Node::Capped {
        cases,
        otherwise,
        caps,
    } = &program.nodes[root.index()]
    else {
        return phrase(program, root).to_owned();
    };
    let mut parts: Vec<String> = Vec::new();
    for (guard, value) in cases {
        let guard = condition(program, *guard, true);
        parts.push(format!("{} when {guard}", phrase(program, *value)));
    }
    let otherwise = phrase(program, *otherwise);
    parts.push(if cases.is_empty() {
        otherwise.to_owned()
    } else {
        format!("otherwise {otherwise}")
    });
    for (guard, bound) in caps {
        let bound = phrase(program, *bound);
        parts.push(match guard {
            None => format!("at most {bound}"),
            Some(guard) => format!("at most {bound} when {}", condition(program, *guard, true)),
        });
    }
    parts.join("; ")
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
