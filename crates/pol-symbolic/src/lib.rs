//! A program over facts that are known, unknown or partly known in; a circuit of its conditions, numbers and outcome out.
//! Asks no question itself: the interpreter asks about one request, the analysis about all of them.

mod term;

mod codes;
mod encoder;
mod months;
mod nodes;
mod outcome;

pub use codes::Codebook;
pub use encoder::Encoder;
pub use outcome::{Arrival, Outcome, Released, differs, outcome};
pub use term::{FactTerm, Number, Term, date, days};
