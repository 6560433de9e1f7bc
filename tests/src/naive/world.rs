//! One way in which all facts may stand, and all ways that agree with a request.
//! A request in; its completions out, each by its number.

use super::domain::words;
use super::{Book, Request, Stated, Value, domain, supersets};
use std::collections::{BTreeMap, BTreeSet};

/// A value for every fact that is read.
pub(super) type World = BTreeMap<String, Value>;

/// All completions of a request, numbered from 0. A number is read as one digit a fact, in a base of as many as the fact has values.
pub(super) struct Completions {
    /// The facts with the values that each may have.
    axes: Vec<(String, Vec<Value>)>,
    many: usize,
}

impl Completions {
    /// Lists the completions over some facts; `None` where there are more than `most`.
    pub(super) fn new(
        book: &Book,
        request: &Request,
        facts: &BTreeSet<String>,
        most: usize,
    ) -> Option<Self> {
        let axes = facts
            .iter()
            .map(|path| Some((path.clone(), values(book, request, path)?)));
        Self::of(axes.collect::<Option<_>>()?, most)
    }

    fn of(axes: Vec<(String, Vec<Value>)>, most: usize) -> Option<Self> {
        let many = axes
            .iter()
            .try_fold(1_usize, |product, axis| product.checked_mul(axis.1.len()))?;
        (many <= most).then_some(Self { axes, many })
    }

    /// Frees some facts that now have one value each: they may have any, and that value comes first.
    pub(super) fn freed(&self, book: &Book, facts: &BTreeSet<String>, most: usize) -> Option<Self> {
        let free = |(path, values): &(String, Vec<Value>)| {
            let mut all = values.clone();
            if facts.contains(path) {
                all.extend(
                    domain(book, path)?
                        .into_iter()
                        .filter(|value| !values.contains(value)),
                );
            }
            Some((path.clone(), all))
        };
        Self::of(self.axes.iter().map(free).collect::<Option<_>>()?, most)
    }

    /// Gives every completion in order of its number.
    pub(super) fn worlds(&self) -> impl Iterator<Item = World> {
        (0..self.many).map(|number| self.world(number))
    }

    fn world(&self, mut number: usize) -> World {
        let mut world = World::new();
        for (path, values) in &self.axes {
            world.insert(path.clone(), values[number % values.len()].clone());
            number /= values.len();
        }
        world
    }

    /// Gives each fact with its stride: numbers whose difference is a multiple of it, below the next stride, differ in that fact alone.
    pub(super) fn strides(&self) -> Vec<(&str, usize, usize)> {
        let mut stride = 1;
        let mut strides = Vec::new();
        for (path, values) in &self.axes {
            strides.push((path.as_str(), stride, values.len()));
            stride *= values.len();
        }
        strides
    }
}

/// Gives the values that a fact may have under a request.
fn values(book: &Book, request: &Request, path: &str) -> Option<Vec<Value>> {
    match request.stated.get(path) {
        Some(Stated::Whole(value)) => Some(vec![value.clone()]),
        Some(Stated::Open(least)) => supersets(&words(book, path)?, least),
        None => domain(book, path),
    }
}
