//! What codes mean, looked up once and then remembered.

use super::layout::Choosing;
use pol_compiler::program::{ChoicesId, Program, SystemId};
use pol_interpreter::{choices_meant, is_code};
use std::collections::HashMap;

/// How many codes of a list of choices are remembered.
const REMEMBERED: usize = 65_536;

/// What codes mean, as far as it was looked up.
#[derive(Clone, Debug)]
pub(super) struct Lookup<'p> {
    /// The program that says it.
    pub(super) program: &'p Program,
    meanings: HashMap<(ChoicesId, SystemId), HashMap<String, u128>>,
}

impl<'p> Lookup<'p> {
    /// Knows of no code yet.
    pub(super) fn new(program: &'p Program) -> Self {
        Self {
            program,
            meanings: HashMap::new(),
        }
    }

    /// Tells whether a text is a code of a system.
    pub(super) fn is_code(&self, system: SystemId, code: &str) -> bool {
        is_code(self.program, system, code)
    }

    /// Tells whether a system has a name.
    pub(super) fn is_named(&self, system: SystemId, name: &str) -> bool {
        self.program.systems[system.index()].name == name
    }

    /// Gives the choices that a code of a system means, a bit for each; `None` where it is none that means one.
    pub(super) fn meaning(
        &mut self,
        choosing: &Choosing,
        system: &str,
        code: &str,
    ) -> Option<u128> {
        let mut systems = choosing.systems.iter();
        let system = *systems.find(|id| self.is_named(**id, system))?;
        let remembered = self.meanings.entry((choosing.choices, system)).or_default();
        if let Some(&meant) = remembered.get(code) {
            return Some(meant);
        }
        let program = self.program;
        let choices = &program.choices[choosing.choices.index()];
        is_code(program, system, code).then_some(())?;
        let meant = choices_meant(program, choices, system, code).0;
        if meant != 0 && remembered.len() < REMEMBERED {
            remembered.insert(code.to_owned(), meant);
        }
        (meant != 0).then_some(meant)
    }
}
