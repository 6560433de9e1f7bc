//! The sides of a fact: one value for each way in which its answer can tell on the conditions of the program.
//! A program, facts and an unknown fact in; values out, in rising or declared order. Values with the same conditions are one side.

use crate::evaluate::Run;
use crate::facts::Facts;
use crate::slots::Slot;
use jiff::civil::Date;
use pol_compiler::program::{ChoiceSet, FactId, FactValue, Node, Program, SystemId, Type};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// The most sides that are looked at.
const MOST: usize = 12;

/// Gives the sides of a fact; at least one.
pub(super) fn sides(program: &Program, facts: &Facts, fact: FactId) -> Vec<FactValue> {
    let mut tried = facts.clone();
    let mut seen: Vec<Vec<Slot>> = Vec::new();
    let mut sides = Vec::new();
    for value in candidates(program, facts, fact) {
        tried.state(fact, value.clone());
        let conditions = conditions(&Run::new(program, &tried));
        if sides.len() < MOST && !seen.contains(&conditions) {
            seen.push(conditions);
            sides.push(value);
        }
    }
    sides
}

/// How the conditions of a run come out.
fn conditions(run: &Run<'_>) -> Vec<Slot> {
    let nodes = (0..run.program.nodes.len()).map(pol_compiler::program::NodeId::at);
    let slots = nodes.map(|node| run.slot(node));
    slots
        .filter(|slot| matches!(slot, Slot::Truth(_)))
        .collect()
}

fn candidates(program: &Program, facts: &Facts, fact: FactId) -> Vec<FactValue> {
    match program.facts[fact.index()].ty {
        Type::YesNo => [true, false].map(FactValue::YesNo).to_vec(),
        Type::OneOf(list) => {
            let rows = program.choices[list.index()].rows.len();
            (0..rows).map(FactValue::Choice).collect()
        }
        Type::AnyOf(list) => sets(facts, fact, program.choices[list.index()].rows.len()),
        Type::Number {
            decimals,
            low,
            high,
            ..
        } => {
            let step = Decimal::new(1, decimals);
            numbers(program, facts, step, low, high)
        }
        Type::Date { low, high } => dates(program, facts, low, high),
        Type::Code(system) => codes(program, system)
            .into_iter()
            .map(FactValue::Code)
            .collect(),
        Type::Codes(system) => code_sets(program, facts, fact, system),
        Type::Text => vec![FactValue::Text(String::new())],
    }
}

/// What is known of a set, alone and with each one choice more.
fn sets(facts: &Facts, fact: FactId, rows: usize) -> Vec<FactValue> {
    let known = match facts.get(fact) {
        Some(FactValue::Choices { set, .. }) => *set,
        Some(_) | None => ChoiceSet::default(),
    };
    let more = (0..rows).map(|row| known.with(ChoiceSet::one(row)));
    let sets = [known].into_iter().chain(more);
    sets.map(|set| FactValue::Choices { set, open: false })
        .collect()
}

/// The numbers at which a comparison can turn: those that are written, what is known added to them or taken from them, and those beside.
fn numbers(
    program: &Program,
    facts: &Facts,
    step: Decimal,
    low: Decimal,
    high: Decimal,
) -> Vec<FactValue> {
    let written = written_numbers(program);
    let mut near: BTreeSet<Decimal> = written.clone();
    for known in known_numbers(program, facts) {
        let moved = written
            .iter()
            .flat_map(|number| [number + known, number - known]);
        near.extend(moved.chain([known]));
    }
    let beside = near
        .iter()
        .flat_map(|number| [number - step, *number, number + step]);
    let mut numbers: BTreeSet<Decimal> = beside.chain([low, high]).collect();
    numbers.retain(|number| low <= *number && *number <= high && number % step == Decimal::ZERO);
    numbers.into_iter().map(FactValue::Number).collect()
}

fn written_numbers(program: &Program) -> BTreeSet<Decimal> {
    let nodes = program.nodes.iter().filter_map(|node| {
        if let Node::Number(number) = node {
            Some(*number)
        } else {
            None
        }
    });
    let values = program.values.iter().flat_map(|value| &value.entries);
    nodes.chain(values.map(|entry| entry.number)).collect()
}

fn known_numbers(program: &Program, facts: &Facts) -> BTreeSet<Decimal> {
    let known = (0..program.facts.len()).filter_map(|at| match facts.at(at) {
        Some(FactValue::Number(number)) => Some(*number),
        _ => None,
    });
    known.collect()
}

/// The days at which a comparison can turn: those that are written or known, and those beside.
fn dates(program: &Program, facts: &Facts, low: Date, high: Date) -> Vec<FactValue> {
    let nodes = program.nodes.iter().filter_map(|node| {
        if let Node::Date(date) = node {
            Some(*date)
        } else {
            None
        }
    });
    let known = (0..program.facts.len()).filter_map(|at| match facts.at(at) {
        Some(FactValue::Date(date)) => Some(*date),
        _ => None,
    });
    let force = &program.policy.in_force;
    let entries = program.values.iter().flat_map(|value| &value.entries);
    let limits = entries.flat_map(|entry| [entry.from, entry.until]);
    let limits = limits.chain([Some(force.from), force.until]).flatten();
    let near = nodes.chain(known).chain(limits);
    let beside = near.flat_map(|date| [date.yesterday(), Ok(date), date.tomorrow()]);
    let mut dates: BTreeSet<Date> = beside.flatten().chain([low, high]).collect();
    dates.retain(|date| low <= *date && *date <= high);
    dates.into_iter().map(FactValue::Date).collect()
}

/// The first code of each range that is written for a system, and one that is not written where the system is open.
fn codes(program: &Program, id: SystemId) -> Vec<String> {
    let system = &program.systems[id.index()];
    let sets = program.code_sets.iter().filter(|set| set.system == id);
    let written = sets
        .flat_map(|set| &set.members)
        .map(|range| range.first.clone());
    let other = if system.hierarchical {
        "Z99.9"
    } else {
        "00000"
    };
    let other = system.only.is_none().then(|| other.to_owned());
    let all: BTreeSet<String> = written.collect();
    all.into_iter().chain(other).collect()
}

/// What is known of a set of codes, alone and with each one code more.
fn code_sets(program: &Program, facts: &Facts, fact: FactId, system: SystemId) -> Vec<FactValue> {
    let known = match facts.get(fact) {
        Some(FactValue::Codes { codes, .. }) => codes.clone(),
        Some(_) | None => Vec::new(),
    };
    let with = |code: String| known.iter().cloned().chain([code]).collect::<BTreeSet<_>>();
    let more = codes(program, system).into_iter().map(with);
    let sets = [known.iter().cloned().collect()].into_iter().chain(more);
    sets.map(|codes| FactValue::Codes {
        codes: codes.into_iter().collect(),
        open: false,
    })
    .collect()
}
