//! A program as a plan of steps, run in two ways. Many requests at once, a column at a time: two bit planes for each condition, and one
//! column for each number or date. Or one request in slots, from the findings down, no further than its answer needs.
//! What Kleene's logic leaves undecided in either goes on to the interpreter, request by request, so that every decision is exact.

mod circuit;
mod codebook;
mod columns;
mod decided;
mod decider;
mod judge;
mod lanes;
mod lower;
mod nodes;
mod numbers;
mod plan;
mod plane;
mod read;
mod reasons;
mod run;
mod single;
mod slots;
mod told;
mod verdict;

pub use columns::Columns;
pub use decided::{Amount, Decided, Verdict};
pub use decider::Decider;
pub use judge::{Batch, Told, Verdicts, decide};
pub use plan::Plan;
pub use single::Single;
pub use slots::Slots;
pub use told::Reasons;
