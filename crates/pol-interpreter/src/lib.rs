//! A program and the facts of a request in; a determination out. Prints nothing and panics on no input.

mod calendar;
mod exact;
mod facts;

pub use facts::Facts;
