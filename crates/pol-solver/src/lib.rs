//! Boolean structure over finite domains in: yes/no, choices, sets and bounded integers; satisfiable with a model, not, or inconclusive out.
//! Knows no policy, no rule and no request. The same questions in the same order get the same answers, whatever the machine.

mod bits;
mod circuit;
mod integer;
mod solver;
mod trial;

pub use circuit::{Bit, Circuit};
pub use integer::Integer;
pub use solver::{Answer, Budget, Model, Solver};
pub use trial::Trial;
