//! Slips in values, code sets and presumptions.

use super::patch::Patch;
use super::{Mutant, MutantKind};
use crate::words;
use pol_compiler::program::{CodeSetId, FactId, FactValue, Program, Type, ValueId};
use pol_parser::Span;
use rust_decimal::Decimal;

/// Adds the slips in values, code sets and facts.
pub(super) fn mutants(program: &Program, mutants: &mut Vec<Mutant>) {
    of_values(program, mutants);
    of_codes(program, mutants);
    for position in 0..program.facts.len() {
        of_fact(program, FactId::at(position), mutants);
    }
}

fn of_values(program: &Program, mutants: &mut Vec<Mutant>) {
    for (position, value) in program.values.iter().enumerate() {
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
                    span: Span::default(),
                    patch: Patch::Value(ValueId::at(position), at, other),
                });
            }
        }
    }
}

fn of_codes(program: &Program, mutants: &mut Vec<Mutant>) {
    for (position, set) in program.code_sets.iter().enumerate() {
        if set.members.len() < 2 {
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
                span: Span::default(),
                patch: Patch::NoMember(CodeSetId::at(position), at),
            });
        }
    }
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
