//! Choices: by name, or by a code that means them.
//! A code means the choice whose codes cover it; one that no choice covers means the `otherwise` choice of its system.

use super::group::Reader;
use super::near::nearest;
use super::open_json::Kind;
use super::{codes, wanted};
use crate::diagnostics;
use pol_compiler::program::{
    ChoiceCodes, ChoiceSet, Choices, ChoicesId, FactId, Program, SystemId,
};
use serde_json::value::RawValue;

impl<'a> Reader<'a> {
    /// Reads the one choice of a `one of` fact; the compiler gives each code to one choice.
    pub(super) fn read_choice(
        &mut self,
        fact: FactId,
        choices: ChoicesId,
        value: &RawValue,
        pointer: &str,
    ) -> Option<usize> {
        let set = self.read_members(fact, choices, value, pointer)?;
        set.positions().next()
    }

    /// Reads one member of a set: a choice's name, or a code.
    pub(super) fn read_members(
        &mut self,
        fact: FactId,
        choices: ChoicesId,
        value: &RawValue,
        pointer: &str,
    ) -> Option<ChoiceSet> {
        match Kind::of(value) {
            Kind::Text => self.read_name(fact, choices, value, pointer),
            Kind::Object => self.read_coded(fact, choices, value, pointer),
            Kind::Null | Kind::Bool(_) | Kind::Number | Kind::List => {
                self.wrong_member(fact, value, pointer);
                None
            }
        }
    }

    /// Says that a member of a set is not what the set wants.
    pub(super) fn wrong_member(&mut self, fact: FactId, value: &RawValue, pointer: &str) {
        let declared = self.declared(fact);
        let wanted = wanted::member(self.program, &declared.ty);
        let words = Kind::of(value).words();
        self.problems.push(
            diagnostics::wrong_type(&declared.path, words, &wanted, None),
            pointer,
        );
    }

    fn read_name(
        &mut self,
        fact: FactId,
        id: ChoicesId,
        value: &RawValue,
        pointer: &str,
    ) -> Option<ChoiceSet> {
        let name = self.read_text(fact, value, pointer)?;
        let choices = self.list(id);
        let position = choices.rows.iter().position(|choice| choice.name == *name);
        if position.is_none() {
            let near = nearest(
                &name,
                choices.rows.iter().map(|choice| choice.name.as_str()),
            );
            let problem = diagnostics::unknown_choice(&self.declared(fact).path, choices, near);
            self.problems.push(problem, pointer);
        }
        position.map(ChoiceSet::one)
    }

    fn list(&self, choices: ChoicesId) -> &'a Choices {
        &self.program.choices[choices.index()]
    }

    fn read_coded(
        &mut self,
        fact: FactId,
        id: ChoicesId,
        value: &RawValue,
        pointer: &str,
    ) -> Option<ChoiceSet> {
        let path = &self.declared(fact).path;
        let systems = systems(self.program, self.list(id));
        if systems.is_empty() {
            self.problems.push(
                diagnostics::choices_without_codes(path, self.list(id)),
                pointer,
            );
            return None;
        }
        let (system, code) = self.read_system_and_code(fact, &systems, value, pointer)?;
        let meant = meant(self.program, self.list(id), system, &code);
        if meant.is_empty() {
            let problem = diagnostics::code_of_no_choice(path, codes::name(self.program, system));
            self.problems.push(problem, pointer);
        }
        (!meant.is_empty()).then_some(meant)
    }
}

/// Gives the systems whose codes mean choices of a list, each once.
pub fn systems(program: &Program, choices: &Choices) -> Vec<SystemId> {
    let coded = choices
        .rows
        .iter()
        .filter_map(|choice| choice.codes.as_ref());
    let mut systems: Vec<_> = coded.map(|codes| system_of(program, codes)).collect();
    systems.sort_unstable();
    systems.dedup();
    systems
}

fn system_of(program: &Program, codes: &ChoiceCodes) -> SystemId {
    match codes {
        ChoiceCodes::These(set) => program.code_sets[set.index()].system,
        ChoiceCodes::Otherwise(system) => *system,
    }
}

/// Gives the choices that a code of a system means: those whose codes cover it, or else the `otherwise` choice of the system.
/// None, where the list has neither.
pub fn meant(program: &Program, choices: &Choices, system: SystemId, code: &str) -> ChoiceSet {
    let hierarchical = program.systems[system.index()].hierarchical;
    let covering = positions(choices, |codes| match codes {
        ChoiceCodes::These(set) => {
            let set = &program.code_sets[set.index()];
            set.system == system && set.covers(code, hierarchical)
        }
        ChoiceCodes::Otherwise(_) => false,
    });
    if !covering.is_empty() {
        return covering;
    }
    positions(choices, |codes| match codes {
        ChoiceCodes::These(_) => false,
        ChoiceCodes::Otherwise(otherwise) => *otherwise == system,
    })
}

fn positions(choices: &Choices, means: impl Fn(&ChoiceCodes) -> bool) -> ChoiceSet {
    let rows = choices.rows.iter().enumerate();
    let meant = rows.filter(|(_, choice)| choice.codes.as_ref().is_some_and(&means));
    meant
        .map(|(position, _)| ChoiceSet::one(position))
        .fold(ChoiceSet::default(), ChoiceSet::with)
}
