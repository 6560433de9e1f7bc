//! A second evaluator, as plain as can be: it tries every completion of the facts that are not stated.
//! A syntax tree without errors and a request in; the set of results out. Slow, exact over the domains it lists, and a test oracle only.

mod book;
mod codes;
mod condition;
mod dates;
mod domain;
mod expression;
mod finding;
mod presume;
mod relevance;
mod request;
mod world;

pub use book::Book;
pub use domain::{domain, supersets};
pub use finding::Outcome;
pub use relevance::{missing, presumed};
pub use request::{Request, Stated, Value};

use std::collections::BTreeSet;

/// Gives every result that some completion of a request has; `None` where there are more than `most` completions to try.
pub fn outcomes(book: &Book, request: &Request, most: usize) -> Option<BTreeSet<Outcome>> {
    let request = presume::with_presumptions(book, request)?;
    let worlds = world::completions(book, &request, &book.read_facts(), most)?;
    Some(worlds.map(|world| finding::outcome(book, &world)).collect())
}
