//! Where in a request each fact stands and how it is written, made once for a program.
//! A key is first compared with the one that followed its predecessor in the last request: a host writes its keys in one order.

use crate::numbers::{counted, day};
use crate::plan::Plan;
use pol_compiler::program::{ChoicesId, Fact, FactId, Program, SystemId, Type};
use pol_interpreter::systems_of_choices;
use std::collections::HashMap;

/// The keys of an object.
#[derive(Clone, Debug)]
pub(super) struct Keys {
    names: Vec<String>,
    positions: HashMap<String, usize>,
    /// For each key, and before the first, which one followed.
    following: Vec<usize>,
}

impl Keys {
    pub(super) fn new(names: Vec<String>) -> Self {
        let positions = names.iter().cloned().zip(0..).collect();
        Self {
            following: (0..=names.len()).collect(),
            positions,
            names,
        }
    }

    /// Finds a key that follows another; 0 stands for the beginning, and for each key its position and one.
    pub(super) fn find(&mut self, after: usize, key: &str) -> Option<usize> {
        let guess = self.following[after];
        if self.names.get(guess).is_some_and(|name| name == key) {
            return Some(guess);
        }
        let found = *self.positions.get(key)?;
        self.following[after] = found;
        Some(found)
    }
}

/// The groups of a request.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    /// Their names.
    pub(super) keys: Keys,
    /// Each of them.
    pub(super) groups: Vec<Group>,
    /// Facts that are dates, each with one that it must not lie before.
    pub(super) ordered: Vec<(FactId, FactId)>,
}

/// The facts of a group.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// Their names.
    pub(super) keys: Keys,
    /// Each of them, and how it is written.
    pub(super) facts: Vec<(FactId, Written)>,
}

/// How a fact is written.
#[derive(Clone, Debug)]
pub(super) enum Written {
    /// `true` or `false`.
    YesNo,
    /// A number: at most so many decimals, and its range as it is counted.
    Number { decimals: u32, low: i64, high: i64 },
    /// A date, and its range in days.
    Date { low: i32, high: i32 },
    /// One choice.
    OneOf(Choosing),
    /// A list of choices.
    AnyOf(Choosing),
    /// A code.
    Code(SystemId),
    /// A list of codes.
    Codes(SystemId),
    /// A text, which is never compared.
    Text,
    /// Only the interpreter's reader can tell.
    Beyond,
}

/// What may be chosen, and the systems whose codes mean choices.
#[derive(Clone, Debug)]
pub(super) struct Choosing {
    pub(super) choices: ChoicesId,
    names: HashMap<String, u32>,
    pub(super) systems: Vec<SystemId>,
}

impl Layout {
    /// Makes the layout of a program's requests.
    pub(super) fn of(program: &Program, plan: &Plan) -> Self {
        let groups = program.groups.iter();
        let ordered = program.stated_facts().flat_map(|id| {
            let fact = &program.facts[id.index()];
            let after = fact.not_before.map(|bound| (id, bound));
            let before = fact.not_after.map(|bound| (bound, id));
            after.into_iter().chain(before)
        });
        Self {
            keys: Keys::new(groups.clone().map(|group| group.name.clone()).collect()),
            groups: groups
                .map(|group| Group::of(program, plan, group))
                .collect(),
            ordered: ordered.collect(),
        }
    }
}

impl Group {
    fn of(program: &Program, plan: &Plan, group: &pol_compiler::program::Group) -> Self {
        let facts = group
            .facts
            .iter()
            .map(|&id| (id, &program.facts[id.index()]));
        Self {
            keys: Keys::new(
                facts
                    .clone()
                    .map(|(_, fact)| key(fact).to_owned())
                    .collect(),
            ),
            facts: facts
                .map(|(id, fact)| (id, written(program, plan, fact)))
                .collect(),
        }
    }
}

fn key(fact: &Fact) -> &str {
    fact.path.split_once('.').map_or(&fact.path, |(_, key)| key)
}

fn written(program: &Program, plan: &Plan, fact: &Fact) -> Written {
    if fact.recent.is_some() {
        return Written::Beyond;
    }
    match &fact.ty {
        Type::YesNo => Written::YesNo,
        Type::Number {
            decimals,
            low,
            high,
            ..
        } => match (counted(*low, plan.decimals), counted(*high, plan.decimals)) {
            (Some(low), Some(high)) => Written::Number {
                decimals: *decimals,
                low: low.into(),
                high: high.into(),
            },
            _ => Written::Beyond,
        },
        Type::Date { low, high } => Written::Date {
            low: day(*low),
            high: day(*high),
        },
        Type::OneOf(choices) => Written::OneOf(Choosing::of(program, *choices)),
        Type::AnyOf(choices) => Written::AnyOf(Choosing::of(program, *choices)),
        Type::Code(system) => Written::Code(*system),
        Type::Codes(system) => Written::Codes(*system),
        Type::Text => Written::Text,
    }
}

impl Choosing {
    fn of(program: &Program, choices: ChoicesId) -> Self {
        let declared = &program.choices[choices.index()];
        let names = declared.rows.iter().map(|choice| choice.name.clone());
        Self {
            choices,
            names: names.zip(0..).collect(),
            systems: systems_of_choices(program, declared),
        }
    }

    /// Gives the bit of a choice.
    pub(super) fn named(&self, name: &str) -> Option<u128> {
        self.names.get(name).map(|position| 1 << position)
    }
}
