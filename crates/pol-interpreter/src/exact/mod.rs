//! The exact step: what Kleene leaves undecided is written as a circuit over the unknown facts and answered by satisfiability.
//! Takes a program and the facts of a request; gives the outcomes that are possible and the facts that they hang on.

mod codes;
mod encode;
mod outcome;
mod presumptions;
mod residual;
mod term;
