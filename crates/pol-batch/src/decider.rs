//! One request after another, each with the decision that the interpreter gives it: from slots where those settle it, else by the
//! interpreter itself. Keep one for each thread: what it has made and looked up serves the next request.

use crate::decided::{Amount, Decided};
use crate::single::Single;
use crate::slots::Slots;
use pol_compiler::program::Program;
use pol_interpreter::{Decision, Facts, read_request};
use pol_parser::Diagnostic;

/// A program that decides request after request.
#[derive(Clone, Debug)]
pub struct Decider<'p> {
    program: &'p Program,
    fast: Option<(Single<'p>, Slots)>,
}

impl<'p> Decider<'p> {
    /// Makes a program ready.
    pub fn new(program: &'p Program) -> Self {
        let fast = Single::new(program).map(|single| {
            let slots = single.slots();
            (single, slots)
        });
        Self { program, fast }
    }

    /// Decides a request by its facts.
    pub fn decide(&mut self, facts: &Facts) -> Decided<'p> {
        let settled = self.fast.as_mut().and_then(|(single, slots)| {
            single.fill(slots, facts);
            settled(single, slots)
        });
        settled.unwrap_or_else(|| self.exactly(facts))
    }

    /// Decides a request by its JSON.
    ///
    /// # Errors
    /// What is wrong with it, as [`read_request`] tells it.
    pub fn decide_json(&mut self, json: &str) -> Result<Decided<'p>, Vec<Diagnostic>> {
        let settled = self.fast.as_mut().and_then(|(single, slots)| {
            let read = single.read(slots, json);
            read.then(|| settled(single, slots)).flatten()
        });
        match settled {
            Some(decided) => Ok(decided),
            None => Ok(self.exactly(&read_request(self.program, json)?)),
        }
    }

    fn exactly(&self, facts: &Facts) -> Decided<'p> {
        named(self.program, pol_interpreter::decide(self.program, facts))
    }
}

fn settled<'p>(single: &mut Single<'p>, slots: &Slots) -> Option<Decided<'p>> {
    let verdict = single.decide(slots);
    single.decided(slots, verdict)
}

/// Puts the names of a program in the place of the same names.
fn named(program: &Program, decision: Decision) -> Decided<'_> {
    let finding = decision.finding.and_then(|name| {
        let finding = program.findings.iter().find(|it| it.name == name);
        finding.map(|finding| finding.name.as_str())
    });
    let released = decision.released.and_then(|released| {
        let unit = program.units.iter().find(|it| it.plural == released.unit)?;
        Some(Amount {
            amount: released.amount,
            unit: &unit.plural,
            requested: released.requested,
        })
    });
    Decided {
        disposition: decision.disposition,
        finding,
        released,
    }
}
