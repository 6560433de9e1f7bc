//! The presumptions that the outcome rests on: the presumed facts that would be missing if nothing were presumed.
//! One function, so that the exact step can take its place.

use crate::evaluate::Run;
use crate::facts::Facts;
use crate::finding;
use crate::undecided;
use pol_compiler::program::FactId;

/// Gives the presumed facts of a run on which its outcome rests, in declared order.
pub(crate) fn presumed(run: &Run<'_>, facts: &Facts) -> Vec<FactId> {
    let without = Run::without_presumptions(run.program, facts);
    let undecided = undecided::undecided(&without, &finding::verdict(&without));
    undecided
        .facts()
        .filter(|&fact| run.known.is_presumed(fact))
        .collect()
}
