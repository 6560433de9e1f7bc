//! Declarations that are new, gone or made otherwise: values with both quantities, the others by name.

use super::joint::Joint;
use crate::parts::{self, Part};
use crate::words;
use pol_compiler::program::{Program, Value};
use std::collections::HashMap;

/// A declaration that a revision touched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeclarationChange {
    /// It is new.
    Added {
        /// `rule`, `criterion`, `value` …
        kind: &'static str,
        /// Its name.
        name: String,
    },
    /// It is gone.
    Removed {
        /// `rule`, `criterion`, `value` …
        kind: &'static str,
        /// Its name.
        name: String,
    },
    /// Its condition or computation is another one.
    Changed {
        /// `rule`, `criterion`, `amount` …
        kind: &'static str,
        /// Its name.
        name: String,
        /// How it was put, in one line.
        before: String,
        /// How it is put.
        after: String,
    },
}

/// Gives the touched declarations: force and scope, values, criteria, amounts, rules, exceptions, advisories.
pub(crate) fn changes(joint: &Joint<'_>) -> Vec<DeclarationChange> {
    let (old, new) = (joint.old.program, joint.new.program);
    let mut changes = scope(old, new);
    changes.extend(values(old, new));
    let (before, after) = (parts::declarations(old), parts::declarations(new));
    let (before, after) = (numbered(old, before), numbered(new, after));
    let same = |one: &Numbered<'_>, other: &Numbered<'_>| {
        one.1 == other.1 && one.0.kind == other.0.kind && one.0.name == other.0.name
    };
    for numbered @ (part, _) in &after {
        match before.iter().find(|it| same(it, numbered)) {
            None => changes.push(DeclarationChange::Added {
                kind: part.kind,
                name: part.name.to_owned(),
            }),
            Some((was, _)) => {
                let (before, after) = (put(old, was), put(new, part));
                if before != after {
                    changes.push(DeclarationChange::Changed {
                        kind: part.kind,
                        name: part.name.to_owned(),
                        before,
                        after,
                    });
                }
            }
        }
    }
    let gone = before
        .iter()
        .filter(|it| !after.iter().any(|part| same(it, part)));
    changes.extend(gone.map(|(part, _)| DeclarationChange::Removed {
        kind: part.kind,
        name: part.name.to_owned(),
    }));
    changes
}

/// A declaration, and which of the versions of its name it is, in the order of their days.
type Numbered<'a> = (Part<'a>, usize);

fn numbered<'a>(program: &Program, parts: Vec<Part<'a>>) -> Vec<Numbered<'a>> {
    let mut numbers: HashMap<(&str, &str), usize> = HashMap::new();
    let mut by_days: Vec<usize> = (0..parts.len()).collect();
    by_days.sort_by_key(|&at| parts[at].dates(program));
    let mut number_of = vec![0; parts.len()];
    for at in by_days {
        let number = numbers.entry((parts[at].kind, parts[at].name)).or_default();
        number_of[at] = *number;
        *number += 1;
    }
    parts.into_iter().zip(number_of).collect()
}

/// Puts a declaration in one line: what a rule finds and when, what an exception turns, how an amount is worked out.
fn put(program: &Program, part: &Part<'_>) -> String {
    words::declaration(program, part.citer, part.root)
}

/// When the policy is in force, and what it governs.
fn scope(old: &Program, new: &Program) -> Vec<DeclarationChange> {
    let force = |program: &Program| {
        let force = &program.policy.in_force;
        let until = force.until.map(|date| format!(" until {date}"));
        let by = &program.facts[force.by.index()].path;
        format!("from {}{} by {by}", force.from, until.unwrap_or_default())
    };
    let governs = |program: &Program| {
        let conditions = program.policy.governs.iter();
        let conditions: Vec<String> = conditions
            .map(|it| words::condition(program, it.condition, true))
            .collect();
        conditions.join(" and ")
    };
    let superseded = |program: &Program| {
        let superseded = program.policy.superseded.as_ref();
        superseded.map_or_else(String::new, |it| format!("by {} from {}", it.by, it.from))
    };
    let both = [
        ("superseded", superseded(old), superseded(new)),
        ("selected when", selected(old), selected(new)),
        ("in force", force(old), force(new)),
        ("governs", governs(old), governs(new)),
    ];
    let changed = both
        .into_iter()
        .filter(|(_, before, after)| before != after);
    changed
        .map(|(kind, before, after)| DeclarationChange::Changed {
            kind,
            name: String::new(),
            before,
            after,
        })
        .collect()
}

/// By what a library selects the policy, as a condition is written.
fn selected(program: &Program) -> String {
    let needs = program.policy.selected.iter();
    let needs: Vec<String> = needs.map(|need| program.need_in_words(need)).collect();
    needs.join(" and ")
}

fn values(old: &Program, new: &Program) -> Vec<DeclarationChange> {
    let name = |value: &Value| value.name.clone();
    let mut changes = Vec::new();
    for value in &new.values {
        match old.values.iter().find(|it| it.name == value.name) {
            None => changes.push(DeclarationChange::Added {
                kind: "value",
                name: name(value),
            }),
            Some(was) => {
                let (before, after) = (words::entries(old, was), words::entries(new, value));
                if before != after {
                    changes.push(DeclarationChange::Changed {
                        kind: "value",
                        name: name(value),
                        before,
                        after,
                    });
                }
            }
        }
    }
    let gone = old
        .values
        .iter()
        .filter(|it| !new.values.iter().any(|value| value.name == it.name));
    changes.extend(gone.map(|value| DeclarationChange::Removed {
        kind: "value",
        name: name(value),
    }));
    changes
}
