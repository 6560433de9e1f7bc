//! The facts that are missing: those unknown ones on which alone the outcome can hang.
//! The undecided part reads them all; the exact step keeps those that matter.

use crate::exact::Exact;
use crate::undecided::Undecided;
use pol_compiler::program::FactId;

/// Gives the missing facts in declared order; none where the run is decided.
pub(crate) fn missing(undecided: &Undecided, exact: &mut Exact<'_>) -> Vec<FactId> {
    exact.missing(undecided.facts())
}
