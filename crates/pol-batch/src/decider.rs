//! One request after another, each with the decision that the interpreter gives it: from slots where those settle it, else by the
//! interpreter itself. Keep one for each thread: what it has made and looked up serves the next request.

use crate::decided::{Amount, Decided, Verdict};
use crate::single::Single;
use crate::slots::Slots;
use pol_compiler::program::{Citer, Program};
use pol_interpreter::{Decision, Facts, read_request};
use pol_parser::Diagnostic;

/// A program that decides request after request.
#[derive(Clone, Debug)]
pub struct Decider<'p> {
    program: &'p Program,
    fast: Option<Fast<'p>>,
}

/// What decides the requests that slots settle.
#[derive(Clone, Debug)]
struct Fast<'p> {
    single: Single<'p>,
    slots: Slots,
    /// The verdict on the last request.
    verdict: Verdict,
    /// Its reasons, once they were asked for.
    reasons: Vec<Citer>,
}

impl<'p> Fast<'p> {
    fn new(program: &'p Program) -> Option<Self> {
        let single = Single::with_reasons(program).or_else(|| Single::new(program))?;
        Some(Self {
            slots: single.slots(),
            single,
            verdict: Verdict::UNDECIDED,
            reasons: Vec::new(),
        })
    }

    fn decided(&mut self) -> Option<Decided<'p>> {
        self.verdict = self.single.decide(&self.slots);
        self.single.decided(&self.slots, self.verdict)
    }
}

impl<'p> Decider<'p> {
    /// Makes a program ready.
    pub fn new(program: &'p Program) -> Self {
        Self {
            program,
            fast: Fast::new(program),
        }
    }

    /// Decides a request by its facts.
    pub fn decide(&mut self, facts: &Facts) -> Decided<'p> {
        let settled = self.fast.as_mut().and_then(|fast| {
            fast.single.fill(&mut fast.slots, facts);
            fast.decided()
        });
        settled.unwrap_or_else(|| self.exactly(facts))
    }

    /// Decides a request by its JSON.
    ///
    /// # Errors
    /// What is wrong with it, as [`read_request`] tells it.
    pub fn decide_json(&mut self, json: &str) -> Result<Decided<'p>, Vec<Diagnostic>> {
        let settled = self.fast.as_mut().and_then(|fast| {
            fast.verdict = Verdict::UNDECIDED;
            let read = fast.single.read(&mut fast.slots, json);
            read.then(|| fast.decided()).flatten()
        });
        match settled {
            Some(decided) => Ok(decided),
            None => Ok(self.exactly(&read_request(self.program, json)?)),
        }
    }

    /// Gives the reasons of the last decision, in the order in which a determination tells them. Every condition is on record from
    /// deciding; what only reasons need is worked out now. `None` where the facts did not settle the request, or leave a number or a
    /// date open on which a reason may hang: then the interpreter tells them, and what is missing.
    pub fn reasons(&mut self) -> Option<&[Citer]> {
        let fast = self.fast.as_mut()?;
        let told = fast
            .single
            .reasons(&fast.slots, fast.verdict, &mut fast.reasons);
        told.then_some(&fast.reasons)
    }

    fn exactly(&self, facts: &Facts) -> Decided<'p> {
        named(self.program, pol_interpreter::decide(self.program, facts))
    }
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
