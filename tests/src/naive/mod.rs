//! A second evaluator, as plain as can be: it tries every completion of the facts that are not stated.
//! A syntax tree without errors and a request in; the set of results out. Slow, exact over the domains it lists, and a test oracle only.

mod book;
mod codes;
mod condition;
mod dates;
mod domain;
mod everything;
mod expression;
mod finding;
mod matters;
mod presume;
mod request;
mod rows;
mod unlocks;
mod world;

pub use book::Book;
pub use domain::{domain, supersets};
pub use everything::{Claim, Everything};
pub use finding::Outcome;
pub use request::{GivenRows, Request, Stated, Value};
pub use rows::Row;
pub use unlocks::Unlocks;

use std::collections::BTreeSet;
use world::Completions;

/// Gives every result that some completion of a request has; `None` where there are more than `most` completions to try.
pub fn outcomes(book: &Book, request: &Request, most: usize) -> Option<BTreeSet<Outcome>> {
    let completions = completions(book, request, most)?;
    Some(
        completions
            .worlds(book)
            .map(|world| finding::outcome(book, &world))
            .collect(),
    )
}

/// Gives the unknown facts on which alone the result can hang; `None` as of [`outcomes`].
pub fn missing(book: &Book, request: &Request, most: usize) -> Option<BTreeSet<String>> {
    let missing = matters::missing(book, &completions(book, request, most)?);
    Some(
        missing
            .into_iter()
            .map(|name| book.asked_as(name))
            .collect(),
    )
}

/// Gives the smallest sets of unknown facts that could settle the result; `None` as of [`outcomes`].
pub fn unlocks(book: &Book, request: &Request, most: usize) -> Option<Unlocks> {
    Some(unlocks::unlocks(book, &completions(book, request, most)?))
}

/// Gives the presumed facts that mattered; `None` where there are more than `most` ways to try.
pub fn presumed(book: &Book, request: &Request, most: usize) -> Option<BTreeSet<String>> {
    let all = presume::with_presumptions(book, request)?;
    let presumed = all
        .stated
        .keys()
        .filter(|path| !request.stated.contains_key(*path) && !book.is_derived(request, path))
        .cloned()
        .collect();
    matters::mattered(book, &completions(book, request, most)?, &presumed, most)
}

fn completions(book: &Book, request: &Request, most: usize) -> Option<Completions> {
    let request = presume::with_presumptions(book, request)?;
    Completions::new(book, &request, &book.read_facts(), most)
}
