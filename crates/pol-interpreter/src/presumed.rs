//! The presumptions that mattered: those in an assignment of other values that changes the outcome while no proper part of it does.
//! Only what would be undecided if nothing were presumed can matter; the exact step keeps of that what does.

use crate::evaluate::Run;
use crate::exact::{self, tied};
use crate::facts::Facts;
use crate::finding;
use crate::undecided;
use pol_compiler::program::FactId;

/// Gives the presumed facts that mattered, in declared order, and whether that was found out exactly.
pub(crate) fn presumed(run: &Run<'_>, facts: &Facts) -> (Vec<FactId>, bool) {
    let (candidates, exact) = candidates(run, facts);
    match exact::that_mattered(run, &candidates) {
        Some(mattered) => {
            let exactly = exact || mattered.is_empty();
            (mattered, exactly)
        }
        None => (candidates, false),
    }
}

/// The presumed facts that would be read by what is undecided if nothing were presumed, and whether all else that it reads is free.
fn candidates(run: &Run<'_>, facts: &Facts) -> (Vec<FactId>, bool) {
    let without = Run::without_presumptions(run.program, facts);
    let undecided = undecided::undecided(&without, &finding::verdict(&without));
    let open: Vec<FactId> = undecided.facts().collect();
    let exact = tied::groups(run, &open).iter().all(|group| group.exact)
        && open
            .iter()
            .all(|&fact| tied::hangs_on(run, fact).is_empty());
    let presumed = open.into_iter().filter(|&fact| run.known.is_presumed(fact));
    (presumed.collect(), exact)
}
