//! A request that shows a change: as each revision reads it, made small while both still come to what is claimed.
//! Facts are left out and values lowered on both sides at once.

use super::joint::Joint;
use super::translate::{Place, translated};
use crate::witness;
use pol_compiler::program::FactId;
use pol_interpreter::Facts;
use pol_solver::Model;

/// A request as both revisions read it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// As the old revision reads it.
    pub old: Facts,
    /// As the new one does.
    pub new: Facts,
}

/// Makes the request of a model small; `None` where it does not have the effect to begin with, which is a defect of ours.
pub(crate) fn smallest(
    joint: &Joint<'_>,
    model: &Model,
    has_effect: impl Fn(&Facts, &Facts) -> bool,
) -> Option<Shown> {
    let (old, new) = joint.requests(model);
    smallest_of(joint, &old, new, has_effect)
}

/// The same for a request that is read already.
pub(crate) fn smallest_of(
    joint: &Joint<'_>,
    old: &Facts,
    new: Facts,
    has_effect: impl Fn(&Facts, &Facts) -> bool,
) -> Option<Shown> {
    let new = witness::smallest(joint.new.program, new, |facts| {
        old_side(joint, old, facts).is_some_and(|old| has_effect(&old, facts))
    })?;
    // What the old revision alone has is made small after what both share.
    let old = old_side(joint, old, &new)?;
    let keeps = |facts: &Facts| {
        let mut shared = shared(joint);
        shared.all(|(fact, _)| facts.get(fact) == old.get(fact))
    };
    let old = witness::smallest(joint.old.program, old.clone(), |facts| {
        keeps(facts) && has_effect(facts, &new)
    })?;
    Some(Shown { old, new })
}

/// Gives the old side of a request of which the new side was changed; `None` where the old revision does not accept it.
fn old_side(joint: &Joint<'_>, old: &Facts, new: &Facts) -> Option<Facts> {
    let mut changed = old.clone();
    for (before, after) in shared(joint) {
        changed.withhold(before);
        if let Some(value) = new.get(after) {
            let from = Place {
                program: joint.new.program,
                fact: after,
            };
            let to = Place {
                program: joint.old.program,
                fact: before,
            };
            changed.state(before, translated(from, to, value)?);
        }
    }
    Some(changed)
}

fn shared(joint: &Joint<'_>) -> impl Iterator<Item = (FactId, FactId)> {
    let comparable = joint.pairs.iter().filter(|pair| pair.comparable);
    comparable.filter_map(|pair| Some((pair.old?, pair.new?)))
}
