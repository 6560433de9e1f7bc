//! The facts that are missing: those unknown ones on which alone the outcome can hang.
//! The undecided part reads them all; the exact step keeps those that matter.

use crate::evaluate::Run;
use crate::exact::Exact;
use crate::facts::Facts;
use crate::finding;
use crate::undecided::{self, Undecided};
use pol_compiler::program::{FactId, Program};

/// Finds the missing facts of a request, in declared order, without the rest of a determination; none where it is decided.
pub fn missing_facts(program: &Program, facts: &Facts) -> Vec<FactId> {
    let run = Run::new(program, facts);
    let mut exact = Exact::of(&run, finding::verdict(&run));
    missing(&undecided::undecided(&run, &exact.verdict), &mut exact)
}

/// Gives the missing facts in declared order; none where the run is decided.
pub(crate) fn missing(undecided: &Undecided, exact: &mut Exact<'_>) -> Vec<FactId> {
    exact.missing(undecided.facts())
}
