//! Slips in values, code sets and presumptions.

use super::patch::Patch;
use super::{Mutant, MutantKind};
use crate::words;
use jiff::civil::Date;
use pol_compiler::program::{CodeSetId, FactId, FactValue, Node, Program, Type, ValueId};
use rust_decimal::Decimal;

/// Adds the slips in values, code sets and facts.
pub(super) fn mutants(program: &Program, mutants: &mut Vec<Mutant>) {
    of_values(program, mutants);
    of_changes(program, mutants);
    of_codes(program, mutants);
    for fact in program.stated_facts() {
        of_fact(program, fact, mutants);
    }
}

fn of_values(program: &Program, mutants: &mut Vec<Mutant>) {
    for (position, value) in program.values.iter().enumerate() {
        if is_of_rows(program, ValueId::at(position)) {
            continue;
        }
        for (at, entry) in value.entries.iter().enumerate() {
            let step = Decimal::new(1, entry.number.normalize().scale());
            for other in [entry.number - step, entry.number + step] {
                if other < Decimal::ZERO {
                    continue;
                }
                let quantity = words::quantity(program, value.unit, other);
                mutants.push(Mutant {
                    kind: MutantKind::Threshold,
                    slip: format!("{} were {quantity}", value.name),
                    within: format!("value {}", value.name),
                    span: value.span,
                    patch: Patch::Value(ValueId::at(position), at, other),
                });
            }
        }
    }
}

/// The days on which values change, a day earlier and a day later.
fn of_changes(program: &Program, mutants: &mut Vec<Mutant>) {
    for (position, value) in program.values.iter().enumerate() {
        for (at, pair) in value.entries.windows(2).enumerate() {
            let Some(last) = pair[0].until else { continue };
            for (other, word) in [(last.yesterday(), "earlier"), (last.tomorrow(), "later")] {
                let fits = |day: &Date| {
                    pair[0].from.is_none_or(|from| from <= *day)
                        && pair[1].until.is_none_or(|until| *day < until)
                };
                let Some(other) = other.ok().filter(fits) else {
                    continue;
                };
                mutants.push(Mutant {
                    kind: MutantKind::Date,
                    slip: format!("{} changed a day {word} than {last}", value.name),
                    within: format!("value {}", value.name),
                    span: value.span,
                    patch: Patch::Change(ValueId::at(position), at, other),
                });
            }
        }
    }
}

/// Tells whether only rows and derivations read a value: requests that state every fact cannot tell a slip in it.
fn is_of_rows(program: &Program, id: ValueId) -> bool {
    let reads = |node: &Node| matches!(node, Node::Value(value) if *value == id);
    program.nodes.iter().any(reads) && !program.deciding_nodes().iter().any(reads)
}

/// Only sets that conditions name: the codes that mean a choice are read before anything is judged.
fn of_codes(program: &Program, mutants: &mut Vec<Mutant>) {
    for (position, set) in program.code_sets.iter().enumerate() {
        if set.members.len() < 2 || !is_asked(program, CodeSetId::at(position)) {
            continue;
        }
        let name = set.name.as_deref().unwrap_or("a list of codes");
        for (at, range) in set.members.iter().enumerate() {
            let code = if range.first == range.last {
                range.first.clone()
            } else {
                format!("{} to {}", range.first, range.last)
            };
            mutants.push(Mutant {
                kind: MutantKind::Member,
                slip: format!("code {code} were left out of {name}"),
                within: format!("codes {name}"),
                span: set.span,
                patch: Patch::NoMember(CodeSetId::at(position), at),
            });
        }
    }
}

fn is_asked(program: &Program, id: CodeSetId) -> bool {
    program.deciding_nodes().iter().any(|node| match node {
        Node::CodeIn { set, .. } | Node::CodesInclude { set, .. } => *set == id,
        Node::Constant(_)
        | Node::YesNo(_)
        | Node::Criterion(_)
        | Node::Not(_)
        | Node::List { .. }
        | Node::Compare { .. }
        | Node::ChoiceIn { .. }
        | Node::ChoicesInclude { .. }
        | Node::IsEmpty(_)
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
        | Node::Shift { .. } => false,
    })
}

fn of_fact(program: &Program, id: FactId, mutants: &mut Vec<Mutant>) {
    let fact = &program.facts[id.index()];
    let mut add = |kind: MutantKind, slip: String, value: Option<FactValue>| {
        mutants.push(Mutant {
            kind,
            slip,
            within: format!("fact {}", fact.path),
            span: fact.span,
            patch: Patch::Presumed(id, value),
        });
    };
    let path = &fact.path;
    match &fact.presumed {
        Some(presumption) => {
            let dropped = format!("{path} were not presumed");
            add(MutantKind::Presumption, dropped, None);
            if let FactValue::YesNo(value) = presumption.value {
                let other = FactValue::YesNo(!value);
                let word = words::value(program, id, &other);
                let flipped = format!("{path} were presumed {word}");
                add(MutantKind::Presumption, flipped, Some(other));
            }
        }
        None if fact.ty == Type::YesNo => {
            let read = format!("an unstated {path} were read as no");
            add(MutantKind::UnknownAsNo, read, Some(FactValue::YesNo(false)));
        }
        None => {}
    }
}
