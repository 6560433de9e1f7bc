//! Recorded requests, judged by both revisions: facts that were renamed go under their new path, choices by name.
//! What the other revision does not have, or takes for something of another kind, is not stated there.

use super::pairing::{self, Pair};
use super::translate::{Place, translated};
use pol_compiler::program::{FactId, Program};
use pol_interpreter::{Decision, Disposition, Facts, decide, explain};

/// What comes of a recorded request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Replayed {
    /// Both revisions come to the same.
    Same,
    /// They do not.
    Changed {
        /// By the old one.
        before: Decision,
        /// By the new one.
        after: Decision,
    },
    /// The old revision decides it; the new one asks for facts that nobody recorded.
    NotRecorded {
        /// The facts, by their paths in the new revision.
        facts: Vec<String>,
    },
}

/// Judges recorded requests by two revisions.
#[derive(Debug)]
pub struct Replayer<'a> {
    old: &'a Program,
    new: &'a Program,
    pairs: Vec<Pair>,
}

impl<'a> Replayer<'a> {
    /// Pairs the facts of two revisions.
    pub fn between(old: &'a Program, new: &'a Program) -> Self {
        let pairs = pairing::pair(old, new);
        Self { old, new, pairs }
    }

    /// Gives a request of the old revision as the new one reads it.
    ///
    /// # Errors
    /// Gives the path of a fact whose value the new revision does not accept.
    pub fn forward(&self, facts: &Facts) -> Result<Facts, String> {
        let pairs = self.shared();
        carry(facts, (self.old, self.new), pairs)
    }

    /// Gives a request of the new revision as the old one reads it.
    ///
    /// # Errors
    /// Gives the path of a fact whose value the old revision does not accept.
    pub fn back(&self, facts: &Facts) -> Result<Facts, String> {
        let pairs = self.shared().map(|(old, new)| (new, old));
        carry(facts, (self.new, self.old), pairs)
    }

    /// Judges a request, as each revision reads it.
    pub fn judge(&self, old: &Facts, new: &Facts) -> Replayed {
        let (before, after) = (decide(self.old, old), decide(self.new, new));
        let asks = |decision: &Decision| decision.disposition == Disposition::InformationNeeded;
        if before == after {
            return Replayed::Same;
        }
        if asks(&after) && !asks(&before) {
            let missing = explain(self.new, new, "").missing.into_iter();
            let facts = missing.map(|missing| missing.fact).collect();
            return Replayed::NotRecorded { facts };
        }
        Replayed::Changed { before, after }
    }

    fn shared(&self) -> impl Iterator<Item = (FactId, FactId)> {
        let comparable = self.pairs.iter().filter(|pair| pair.comparable);
        comparable.filter_map(|pair| Some((pair.old?, pair.new?)))
    }
}

fn carry(
    facts: &Facts,
    (from, to): (&Program, &Program),
    pairs: impl Iterator<Item = (FactId, FactId)>,
) -> Result<Facts, String> {
    let mut carried = Facts::none(to);
    for (here, there) in pairs {
        let Some(value) = facts.get(here) else {
            continue;
        };
        let place = |program, fact| Place { program, fact };
        let value = translated(place(from, here), place(to, there), value);
        let value = value.ok_or_else(|| to.facts[there.index()].path.clone())?;
        carried.state(there, value);
    }
    Ok(carried)
}
