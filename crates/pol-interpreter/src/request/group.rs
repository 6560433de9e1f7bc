//! The groups of a request and the facts in them.
//! Every key is known or has its own error, and stands once.

use super::near::nearest;
use super::open_json::{self, Kind};
use super::pointer;
use super::problems::Problems;
use crate::diagnostics;
use crate::facts::Facts;
use pol_compiler::program::{Fact, FactId, Group, Program};
use pol_parser::Diagnostic;
use serde_json::value::RawValue;
use std::collections::HashSet;

/// Reads the facts of one request.
pub(super) struct Reader<'a> {
    /// The program that declares them.
    pub(super) program: &'a Program,
    /// What is wrong so far.
    pub(super) problems: Problems,
    /// What was read so far.
    pub(super) facts: Facts,
    /// The pointers of keys that are not declared, where other policies may declare them.
    pub(super) undeclared: Option<Vec<String>>,
}

impl<'a> Reader<'a> {
    /// Makes a reader that has read nothing.
    pub(super) fn new(program: &'a Program) -> Self {
        Self {
            program,
            problems: Problems::default(),
            facts: Facts::none(program),
            undeclared: None,
        }
    }

    /// Gives the facts, or what was wrong.
    pub(super) fn finish(mut self) -> Result<Facts, Vec<Diagnostic>> {
        if self.problems.are_none() {
            self.check_agreement();
        }
        let problems = self.problems.into_list();
        if problems.is_empty() {
            Ok(self.facts)
        } else {
            Err(problems)
        }
    }

    /// Reads the whole of a request.
    pub(super) fn read_groups(&mut self, request: &RawValue) {
        let mut seen = HashSet::new();
        let read = open_json::each_entry(request, |name, value| {
            if self.problems.are_too_many() {
                return;
            }
            let pointer = pointer::key("", &name);
            if seen.contains(&name) {
                self.problems
                    .push(diagnostics::duplicate_key(&name), &pointer);
            } else {
                self.read_group(&name, value, &pointer);
                seen.insert(name);
            }
        });
        self.check_keys(read, "");
    }

    pub(super) fn check_keys(&mut self, read: Result<(), open_json::BadText>, pointer: &str) {
        if read.is_err() {
            self.problems.push(diagnostics::bad_text(), pointer);
        }
    }

    fn read_group(&mut self, name: &str, value: &RawValue, pointer: &str) {
        if let Some(record) = self.record(name) {
            return self.read_rows(record, value, pointer);
        }
        let group = self.program.groups.iter().find(|group| group.name == name);
        if group.is_none() && !self.was_group(name) {
            if self.passes_over(pointer) {
                return;
            }
            let problem = diagnostics::unknown_group(name, self.near_group(name), self.program);
            return self.problems.push(problem, pointer);
        }
        match Kind::of(value) {
            Kind::Null => {}
            Kind::Object => self.read_facts(name, group, value, pointer),
            kind @ (Kind::Bool(_) | Kind::Number | Kind::Text | Kind::List) => {
                self.problems
                    .push(diagnostics::group_not_object(name, kind.words()), pointer);
            }
        }
    }

    /// Tells whether facts once stood in a group of this name.
    fn was_group(&self, name: &str) -> bool {
        let former = self
            .program
            .facts
            .iter()
            .filter_map(|fact| fact.was.as_deref());
        former
            .filter_map(|path| path.split_once('.'))
            .any(|(group, _)| group == name)
    }

    fn near_group(&self, name: &str) -> Option<&'a str> {
        nearest(
            name,
            (self.program.groups.iter().map(|group| group.name.as_str())).chain(
                self.program
                    .records
                    .iter()
                    .map(|record| record.name.as_str()),
            ),
        )
    }

    fn read_facts(&mut self, name: &str, group: Option<&Group>, value: &RawValue, pointer: &str) {
        let mut seen = HashSet::new();
        let read = open_json::each_entry(value, |key, value| {
            if self.problems.are_too_many() {
                return;
            }
            let pointer = pointer::key(pointer, &key);
            if seen.contains(&key) {
                self.problems
                    .push(diagnostics::duplicate_key(&key), &pointer);
            } else {
                self.read_fact(name, group, &key, value, &pointer);
                seen.insert(key);
            }
        });
        self.check_keys(read, pointer);
    }

    fn read_fact(
        &mut self,
        name: &str,
        group: Option<&Group>,
        key: &str,
        value: &RawValue,
        pointer: &str,
    ) {
        let facts = group.map_or(&[][..], |group| &group.facts);
        match facts.iter().find(|fact| self.key(**fact) == key) {
            Some(&fact) => {
                if let Some((value, date)) = self.read_dated(fact, value, pointer) {
                    self.facts.state(fact, value);
                    date.into_iter()
                        .for_each(|date| self.facts.date(fact, date));
                }
            }
            None if !self.was_renamed(name, key) && self.passes_over(pointer) => {}
            None => {
                let problem = self.unknown(name, group, key);
                self.problems.push(problem, pointer);
            }
        }
    }

    /// Keeps the pointer of a key that is not declared, where other policies may declare it.
    pub(super) fn passes_over(&mut self, pointer: &str) -> bool {
        let undeclared = self.undeclared.as_mut();
        undeclared.is_some_and(|them| {
            them.push(pointer.to_owned());
            true
        })
    }

    fn was_renamed(&self, name: &str, key: &str) -> bool {
        self.renamed(&format!("{name}.{key}")).is_some()
    }

    /// Finds the fact that had a path before.
    fn renamed(&self, path: &str) -> Option<&'a Fact> {
        let mut facts = self.program.facts.iter();
        facts.find(|fact| fact.was.as_deref() == Some(path))
    }

    fn unknown(&self, name: &str, group: Option<&Group>, key: &str) -> Diagnostic {
        let path = format!("{name}.{key}");
        if let Some(fact) = self.renamed(&path) {
            return diagnostics::renamed_fact(&path, &fact.path);
        }
        let keys = group
            .into_iter()
            .flat_map(|group| &group.facts)
            .map(|&fact| self.key(fact));
        let near = nearest(key, keys.clone()).map(|near| format!("{name}.{near}"));
        let elsewhere = || {
            let mut facts = self.program.stated_facts().map(|id| self.declared(id));
            facts
                .find(|fact| last_part(fact) == key)
                .map(|fact| fact.path.clone())
        };
        diagnostics::unknown_fact(&path, near.or_else(elsewhere).as_deref(), keys)
    }

    /// Gives a fact's name within its group.
    fn key(&self, fact: FactId) -> &'a str {
        last_part(self.declared(fact))
    }

    /// Gives a fact's declaration.
    pub(super) fn declared(&self, fact: FactId) -> &'a Fact {
        &self.program.facts[fact.index()]
    }
}

/// Gives a fact's name within its group.
pub(super) fn last_part(fact: &Fact) -> &str {
    fact.path
        .split_once('.')
        .map_or(fact.path.as_str(), |(_, name)| name)
}
