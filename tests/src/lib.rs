//! What the tests of Pol as a whole stand on: a second, naive evaluator, and a generator of policies and requests.
//! Neither shares anything with compiler or interpreter; both read syntax trees.

pub mod generate;
pub mod naive;

pub mod by_hand;
pub mod cases;
pub mod edits;
pub mod files;
pub mod json;
pub mod mistakes;
pub mod mutate;
pub mod reorder;
pub mod revisions;
pub mod shelf;
pub mod visits;
