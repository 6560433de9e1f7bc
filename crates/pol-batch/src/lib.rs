//! Many requests judged at once, a column at a time: two bit planes for each condition, and one column for each number or date.
//! What Kleene's logic over these leaves undecided goes on to the interpreter, request by request, so that every decision is exact.

mod columns;
mod judge;
mod lower;
mod numbers;
mod plan;
mod plane;
mod run;
mod verdict;

pub use columns::Columns;
pub use judge::{Batch, Verdicts, decide};
pub use plan::Plan;
