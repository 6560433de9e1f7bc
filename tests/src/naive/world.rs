//! One way in which all facts may stand, and the list of all ways that agree with a request.
//! A request in; its completions out, one after another.

use super::domain::words;
use super::{Book, Request, Stated, Value, domain, supersets};
use std::collections::{BTreeMap, BTreeSet};

/// A value for every fact that is read.
pub(super) type World = BTreeMap<String, Value>;

/// Gives every completion over some facts, one after another; `None` where there are more than `most`.
pub(super) fn completions(
    book: &Book,
    request: &Request,
    facts: &BTreeSet<String>,
    most: usize,
) -> Option<impl Iterator<Item = World> + use<>> {
    let axes: Vec<(String, Vec<Value>)> = facts
        .iter()
        .map(|path| Some((path.clone(), values(book, request, path)?)))
        .collect::<Option<_>>()?;
    let many = axes
        .iter()
        .try_fold(1_usize, |product, axis| product.checked_mul(axis.1.len()))?;
    (many <= most).then(|| (0..many).map(move |number| world(&axes, number)))
}

/// Gives the values that a fact may have under a request.
fn values(book: &Book, request: &Request, path: &str) -> Option<Vec<Value>> {
    match request.stated.get(path) {
        Some(Stated::Whole(value)) => Some(vec![value.clone()]),
        Some(Stated::Open(least)) => supersets(&words(book, path)?, least),
        None => domain(book, path),
    }
}

/// Reads a number as one digit a fact, in a base of as many as the fact has values.
fn world(axes: &[(String, Vec<Value>)], mut number: usize) -> World {
    let mut world = World::new();
    for (path, values) in axes {
        world.insert(path.clone(), values[number % values.len()].clone());
        number /= values.len();
    }
    world
}
