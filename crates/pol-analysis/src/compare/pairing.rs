//! Which fact of the new revision is which of the old: by its path, or by the path that it says it had before.
//! A fact of another type is told as retyped; it is the same fact, and never taken for a missing one.

use crate::words;
use pol_compiler::program::{Fact, FactId, Program, Role, Type};

/// What became of a fact from one revision to the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactChange {
    /// It has another path.
    Renamed {
        /// The path before.
        before: String,
        /// The path now.
        after: String,
    },
    /// It accepts other values of the same kind; only requests that both revisions accept are compared.
    Widened {
        /// Its path now.
        fact: String,
        /// What it accepted, in words.
        before: String,
        /// What it accepts, in words.
        after: String,
    },
    /// It is of another kind; compared are only requests on which neither revision's outcome hangs on it.
    Retyped {
        /// Its path now.
        fact: String,
        /// Its type before, in words.
        before: String,
        /// Its type now, in words.
        after: String,
    },
    /// It is new; nobody stated it before.
    Added {
        /// Its path.
        fact: String,
    },
    /// It is gone; nobody states it any more.
    Removed {
        /// Its path.
        fact: String,
    },
}

/// A fact of either revision or of both.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pair {
    pub(crate) old: Option<FactId>,
    pub(crate) new: Option<FactId>,
    /// Both, and of kinds whose values can be compared.
    pub(crate) comparable: bool,
}

/// Pairs the facts: those of the new revision in declared order, then those that are gone.
pub(crate) fn pair(old: &Program, new: &Program) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    for (position, fact) in new.facts.iter().enumerate() {
        let id = FactId::at(position);
        let before = counterpart(old, new, fact);
        let comparable = before.is_some_and(|before| {
            let before = &old.facts[before.index()];
            is_comparable(old, &before.ty, new, &fact.ty)
        });
        pairs.push(Pair {
            old: before,
            new: Some(id),
            comparable,
        });
    }
    for position in 0..old.facts.len() {
        let id = FactId::at(position);
        if !pairs.iter().any(|pair| pair.old == Some(id)) {
            pairs.push(Pair {
                old: Some(id),
                new: None,
                comparable: false,
            });
        }
    }
    pairs
}

fn counterpart(old: &Program, new: &Program, fact: &Fact) -> Option<FactId> {
    let named = |program: &Program, path: &str| {
        let mut facts = program.facts.iter();
        facts.position(|fact| fact.path == path).map(FactId::at)
    };
    let renamed = || {
        let was = fact.was.as_deref()?;
        named(new, was).is_none().then(|| named(old, was))?
    };
    named(old, &fact.path).or_else(renamed)
}

fn is_comparable(old: &Program, before: &Type, new: &Program, after: &Type) -> bool {
    match (before, after) {
        (Type::YesNo, Type::YesNo) | (Type::Text, Type::Text) => true,
        (
            Type::Number {
                unit: one,
                low: a,
                high: b,
                ..
            },
            Type::Number {
                unit: other,
                low: c,
                high: d,
                ..
            },
        ) => {
            let same_unit = old.units[one.index()].plural == new.units[other.index()].plural;
            same_unit && a.max(c) <= b.min(d)
        }
        (Type::Date { low: a, high: b }, Type::Date { low: c, high: d }) => a.max(c) <= b.min(d),
        (Type::OneOf(one), Type::OneOf(other)) => {
            let rows = &new.choices[other.index()].rows;
            let mut before = old.choices[one.index()].rows.iter();
            before.any(|row| rows.iter().any(|other| other.name == row.name))
        }
        (Type::AnyOf(_), Type::AnyOf(_)) => true,
        (Type::Code(one), Type::Code(other)) | (Type::Codes(one), Type::Codes(other)) => {
            old.systems[one.index()].name == new.systems[other.index()].name
        }
        (
            Type::YesNo
            | Type::Text
            | Type::Number { .. }
            | Type::Date { .. }
            | Type::OneOf(_)
            | Type::AnyOf(_)
            | Type::Code(_)
            | Type::Codes(_),
            _,
        ) => false,
    }
}

/// Tells what became of the facts, in the order of the pairs.
pub(crate) fn changes(old: &Program, new: &Program, pairs: &[Pair]) -> Vec<FactChange> {
    let mut changes = Vec::new();
    let is_stated = |program: &Program, fact: Option<FactId>| {
        fact.is_none_or(|fact| program.facts[fact.index()].role == Role::Stated)
    };
    let of_facts = |pair: &&Pair| is_stated(old, pair.old) && is_stated(new, pair.new);
    for pair in pairs.iter().filter(of_facts) {
        match (pair.old, pair.new) {
            (None, Some(fact)) => changes.push(FactChange::Added {
                fact: new.facts[fact.index()].path.clone(),
            }),
            (Some(fact), None) => changes.push(FactChange::Removed {
                fact: old.facts[fact.index()].path.clone(),
            }),
            (Some(before), Some(after)) => {
                let (before, after) = (&old.facts[before.index()], &new.facts[after.index()]);
                changes.extend(renamed(before, after));
                changes.extend(retyped(old, before, new, after, pair.comparable));
            }
            (None, None) => {}
        }
    }
    changes
}

fn renamed(before: &Fact, after: &Fact) -> Option<FactChange> {
    (before.path != after.path).then(|| FactChange::Renamed {
        before: before.path.clone(),
        after: after.path.clone(),
    })
}

fn retyped(
    old: &Program,
    before: &Fact,
    new: &Program,
    after: &Fact,
    comparable: bool,
) -> Option<FactChange> {
    let fact = after.path.clone();
    let (was, is) = (words::ty(old, &before.ty), words::ty(new, &after.ty));
    match (was == is, comparable) {
        (true, _) => None,
        (false, true) => Some(FactChange::Widened {
            fact,
            before: was,
            after: is,
        }),
        (false, false) => Some(FactChange::Retyped {
            fact,
            before: was,
            after: is,
        }),
    }
}
