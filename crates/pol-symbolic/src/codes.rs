//! Codes of a system fall into classes that no code set of the program tells apart; one representative stands for each.
//! Takes programs and the codes that a request names; gives the classes, so that an open system becomes a finite choice.

use pol_compiler::program::{CodeRange, CodeSet, Fact, FactValue, Program, SystemId, Type};
use std::collections::BTreeMap;

/// The classes of the codes of every system that some programs name, by the system's name.
#[derive(Clone, Debug)]
pub struct Codebook {
    systems: BTreeMap<String, Classes>,
}

impl Codebook {
    /// Finds the classes for programs that are compared, and for the codes that a request to the first of them names.
    pub fn new(programs: &[&Program], known: &[Option<FactValue>]) -> Self {
        let mut systems: BTreeMap<String, Classes> = BTreeMap::new();
        let names = programs
            .iter()
            .flat_map(|program| &program.systems)
            .map(|system| &system.name);
        for name in names {
            if !systems.contains_key(name) {
                let named = programs
                    .first()
                    .into_iter()
                    .flat_map(|program| codes_of_system(program, known, name));
                systems.insert(name.clone(), Classes::new(programs, name, named));
            }
        }
        Self { systems }
    }

    /// Gives the classes of a system that one of the programs declares.
    pub(crate) fn of(&self, system: &str) -> &Classes {
        &self.systems[system]
    }
}

/// The codes of a system that known facts name.
fn codes_of_system<'a>(
    program: &'a Program,
    known: &'a [Option<FactValue>],
    system: &'a str,
) -> impl Iterator<Item = &'a str> {
    let facts = program.facts.iter().zip(known);
    let of_system = facts.filter(move |(fact, _)| {
        system_of(fact).is_some_and(|id| program.systems[id.index()].name == system)
    });
    of_system.flat_map(|(_, value)| codes_of(value.as_ref()))
}

fn codes_of(value: Option<&FactValue>) -> impl Iterator<Item = &str> {
    let codes = match value {
        Some(FactValue::Code(code)) => std::slice::from_ref(code),
        Some(FactValue::Codes { codes, .. }) => codes.as_slice(),
        _ => &[],
    };
    codes.iter().map(String::as_str)
}

/// Gives the system of a fact that is a code or a set of codes.
pub(crate) fn system_of(fact: &Fact) -> Option<SystemId> {
    match fact.ty {
        Type::Code(system) | Type::Codes(system) => Some(system),
        Type::YesNo
        | Type::Number { .. }
        | Type::Date { .. }
        | Type::OneOf(_)
        | Type::AnyOf(_)
        | Type::Text => None,
    }
}

/// The classes of a system's codes, a representative each.
#[derive(Clone, Debug)]
pub(crate) struct Classes {
    hierarchical: bool,
    ranges: Vec<CodeRange>,
    representatives: Vec<String>,
}

impl Classes {
    /// Finds the classes of a system's codes; codes that a request names are in one of them.
    fn new<'a>(programs: &[&Program], name: &str, named: impl Iterator<Item = &'a str>) -> Self {
        let systems: Vec<(&Program, SystemId)> = programs
            .iter()
            .filter_map(|program| Some((*program, system_named(program, name)?)))
            .collect();
        let hierarchical = systems
            .iter()
            .any(|(program, system)| program.systems[system.index()].hierarchical);
        let ranges: Vec<CodeRange> = systems
            .iter()
            .flat_map(|(program, system)| ranges(program, *system))
            .collect();
        let is_code = |code: &String| {
            systems
                .iter()
                .all(|(program, system)| is_code_of(program, *system, code))
        };
        let mut classes: BTreeMap<Vec<bool>, String> = BTreeMap::new();
        let candidates = candidates(&ranges).into_iter().filter(is_code);
        for code in candidates.chain(named.map(String::from)) {
            classes
                .entry(class(&ranges, &code, hierarchical))
                .or_insert(code);
        }
        Self {
            hierarchical,
            ranges,
            representatives: classes.into_values().collect(),
        }
    }

    /// Gives a code of a class.
    pub(crate) fn representative(&self, position: usize) -> &str {
        &self.representatives[position]
    }

    /// Gives how many there are.
    pub(crate) fn len(&self) -> usize {
        self.representatives.len()
    }

    /// Tells whether the codes of a class lie in a range of the program.
    pub(crate) fn lies_in(&self, position: usize, range: &CodeRange) -> bool {
        range.covers(&self.representatives[position], self.hierarchical)
    }

    /// Tells whether a code is of a class.
    pub(crate) fn holds(&self, position: usize, code: &str) -> bool {
        class(&self.ranges, code, self.hierarchical)
            == class(
                &self.ranges,
                &self.representatives[position],
                self.hierarchical,
            )
    }
}

fn system_named(program: &Program, name: &str) -> Option<SystemId> {
    let mut systems = program.systems.iter();
    systems
        .position(|system| system.name == name)
        .map(SystemId::at)
}

fn class(ranges: &[CodeRange], code: &str, hierarchical: bool) -> Vec<bool> {
    ranges
        .iter()
        .map(|range| range.covers(code, hierarchical))
        .collect()
}

/// All ranges that the program writes for the system.
fn ranges(program: &Program, system: SystemId) -> Vec<CodeRange> {
    let of_system = |set: &&CodeSet| set.system == system;
    program
        .code_sets
        .iter()
        .filter(of_system)
        .flat_map(|set| set.members.clone())
        .collect()
}

/// Codes at which membership can change: the ends of ranges, what follows them, and codes that stand nowhere.
fn candidates(ranges: &[CodeRange]) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    for range in ranges {
        codes.push(range.first.clone());
        codes.push(range.last.clone());
        codes.extend(following(&range.last));
    }
    codes.extend(["00000", "99999", "A00", "Z99.9"].map(String::from));
    codes
}

/// The next code of the same length: `C20` after `C19`, `F42` after `F41`.
fn following(code: &str) -> Option<String> {
    let last = code.chars().next_back()?;
    let next = match last {
        '0'..='8' | 'A'..='Y' => char::from_u32(u32::from(last) + 1)?,
        '9' => 'A',
        _ => return None,
    };
    let mut following = code.to_owned();
    following.pop();
    following.push(next);
    Some(following)
}

/// Tells whether a system has a code: any, where it is open.
fn is_code_of(program: &Program, system: SystemId, code: &str) -> bool {
    let system = &program.systems[system.index()];
    system
        .only
        .is_none_or(|set| program.code_sets[set.index()].covers(code, system.hierarchical))
}
