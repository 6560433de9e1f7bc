//! Codes of a system fall into classes that no code set of the program tells apart; one representative stands for each.
//! Takes a program, a system and the codes that a request names; gives the classes, so that an open system becomes a finite choice.

use pol_compiler::program::{CodeRange, CodeSet, Program, SystemId};
use std::collections::BTreeMap;

/// The classes of a system's codes, a representative each.
#[derive(Clone, Debug)]
pub(crate) struct Classes {
    hierarchical: bool,
    ranges: Vec<CodeRange>,
    representatives: Vec<String>,
}

impl Classes {
    /// Finds the classes of a system's codes; codes that a request names are in one of them.
    pub(crate) fn new<'a>(
        program: &Program,
        system: SystemId,
        named: impl Iterator<Item = &'a str>,
    ) -> Self {
        let hierarchical = program.systems[system.index()].hierarchical;
        let ranges = ranges(program, system);
        let mut classes: BTreeMap<Vec<bool>, String> = BTreeMap::new();
        let named = named.map(String::from);
        for code in candidates(&ranges)
            .into_iter()
            .filter(|code| is_code_of(program, system, code))
            .chain(named)
        {
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
