//! What changes in the presumptions of facts that both revisions have.

use super::joint::Joint;
use crate::words;
use pol_compiler::program::{Fact, FactId, Program};

/// A fact that is presumed otherwise than before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PresumptionChange {
    /// The fact, by its path now.
    pub fact: String,
    /// What it was presumed to be, in words; `None` where it was not presumed.
    pub before: Option<String>,
    /// What it is presumed to be.
    pub after: Option<String>,
}

/// Gives the facts that are presumed otherwise, in declared order.
pub(crate) fn changes(joint: &Joint<'_>) -> Vec<PresumptionChange> {
    let both = joint.pairs.iter().filter_map(|pair| pair.old.zip(pair.new));
    let changes = both.filter_map(|(old, new)| {
        let before = presumption(joint.old.program, old);
        let after = presumption(joint.new.program, new);
        (before != after).then(|| PresumptionChange {
            fact: joint.new.program.facts[new.index()].path.clone(),
            before,
            after,
        })
    });
    changes.collect()
}

/// Says what a fact is presumed to be: `no`, `0 weeks when course.first_request`.
fn presumption(program: &Program, id: FactId) -> Option<String> {
    let fact: &Fact = &program.facts[id.index()];
    let presumption = fact.presumed.as_ref()?;
    let value = words::value(program, id, &presumption.value);
    Some(match presumption.when {
        None => value,
        Some(when) => format!("{value} when {}", words::condition(program, when, true)),
    })
}
