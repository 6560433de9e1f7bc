//! The guideline written once for the engines that have two-valued logic, and its way to them.
//! `guideline` is the table; `rails` turns its three-valued logic into tests; each engine prints the tests in its language.

mod flat;
mod guideline;
mod plain;
mod rails;
mod terms;

pub use flat::{flat, flat_tree};
pub use guideline::guideline;
pub use plain::{Certainty, Count, Declared, Plain, Test, Tree};
pub use rails::plain;
pub use terms::{Guideline, Logic, Number, Presumed};
