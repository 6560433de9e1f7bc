//! Codes: bare where the fact names their system, or with their system: `{"system": "icd10cm", "code": "F41.1"}`.
//! An open system knows every code that is written as codes are; a closed one only those that it lists.

use super::group::Reader;
use super::near::nearest;
use super::open_json::Kind;
use super::pointer;
use crate::diagnostics;
use pol_compiler::program::{FactId, Program, SystemId};
use serde_json::value::RawValue;

impl<'a> Reader<'a> {
    /// Reads a code of a system.
    pub(super) fn read_code(
        &mut self,
        fact: FactId,
        system: SystemId,
        value: &RawValue,
        pointer: &str,
    ) -> Option<String> {
        match Kind::of(value) {
            Kind::Text => self.read_bare_code(fact, system, value, pointer),
            Kind::Object => self
                .read_system_and_code(fact, &[system], value, pointer)
                .map(|(_, code)| code),
            Kind::Null | Kind::Bool(_) | Kind::Number | Kind::List => {
                self.wrong_member(fact, value, pointer);
                None
            }
        }
    }

    fn read_bare_code(
        &mut self,
        fact: FactId,
        system: SystemId,
        value: &RawValue,
        pointer: &str,
    ) -> Option<String> {
        let code = self.read_text(fact, value, pointer)?;
        let path = &self.declared(fact).path;
        if !is_written_as_code(&code) {
            self.problems.push(diagnostics::not_a_code(path), pointer);
            return None;
        }
        if !is_known(self.program, system, &code) {
            self.problems.push(
                diagnostics::unknown_code(path, name(self.program, system)),
                pointer,
            );
            return None;
        }
        Some(code.into_owned())
    }

    /// Reads a code with its system, which must be one of these.
    pub(super) fn read_system_and_code(
        &mut self,
        fact: FactId,
        systems: &[SystemId],
        value: &RawValue,
        at: &str,
    ) -> Option<(SystemId, String)> {
        let [system, code] = self.read_keys(value, ["system", "code"], at)?;
        let system = self.read_system(fact, systems, system, &pointer::key(at, "system"))?;
        let code = self.read_bare_code(fact, system, code, &pointer::key(at, "code"))?;
        Some((system, code))
    }

    fn read_system(
        &mut self,
        fact: FactId,
        systems: &[SystemId],
        value: &RawValue,
        pointer: &str,
    ) -> Option<SystemId> {
        let given = self.read_text(fact, value, pointer)?;
        let declared = (0u32..).map(SystemId).zip(&self.program.systems);
        let found = declared
            .clone()
            .find(|(_, system)| system.name == *given)
            .map(|(id, _)| id);
        if let Some(found) = found.filter(|found| systems.contains(found)) {
            return Some(found);
        }
        let path = &self.declared(fact).path;
        let names: Vec<_> = systems
            .iter()
            .map(|&system| name(self.program, system))
            .collect();
        let problem = match found {
            Some(_) => diagnostics::other_system(path, &names),
            None => {
                diagnostics::unknown_system(path, &names, nearest(&given, names.iter().copied()))
            }
        };
        self.problems.push(problem, pointer);
        None
    }
}

/// Gives the name of a system.
pub(super) fn name(program: &Program, system: SystemId) -> &str {
    &program.systems[system.index()].name
}

/// Tells whether a text is written as codes are, and is a code that a system knows.
pub fn is_code(program: &Program, system: SystemId, code: &str) -> bool {
    is_written_as_code(code) && is_known(program, system, code)
}

fn is_known(program: &Program, system: SystemId, code: &str) -> bool {
    let system = &program.systems[system.index()];
    system
        .only
        .is_none_or(|only| program.code_sets[only.index()].covers(code, system.hierarchical))
}

/// Codes are capital letters, digits and points, as a policy writes them.
fn is_written_as_code(code: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    code.bytes().next().is_some_and(plain) && code.bytes().all(|byte| plain(byte) || byte == b'.')
}
