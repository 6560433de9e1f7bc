//! The facts that are missing: those unknown ones that the undecided part reads.
//! One function, so that the exact step can take its place.

use crate::undecided::Undecided;
use pol_compiler::program::FactId;

/// Gives the missing facts in declared order; none where the run is decided.
pub(crate) fn missing(undecided: &Undecided) -> Vec<FactId> {
    undecided.facts().collect()
}
