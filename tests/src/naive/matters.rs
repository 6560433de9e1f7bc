//! Which unknown facts and which presumptions matter, as sections 3.1 and 3.4 of the language's design say it.
//! Completions with their results in; paths of facts out.

use super::Book;
use super::finding::{Outcome, outcome};
use super::world::Completions;
use std::collections::{BTreeMap, BTreeSet};

/// Gives the facts for which two completions that differ in that fact alone differ in result.
pub(super) fn missing(book: &Book, completions: &Completions) -> BTreeSet<String> {
    let results: Vec<Outcome> = completions
        .worlds(book)
        .map(|world| outcome(book, &world))
        .collect();
    let matters = |&(_, stride, many): &(&str, usize, usize)| {
        (0..results.len())
            .any(|number| results[number] != results[number - number / stride % many * stride])
    };
    completions
        .strides()
        .into_iter()
        .filter(matters)
        .map(|it| it.0.to_owned())
        .collect()
}

/// Gives the presumed facts that are in an assignment of other values which changes the result, for some values of the unknown facts,
/// while no proper part of the assignment does; `None` where there are more than `most` ways to try.
pub(super) fn mattered(
    book: &Book,
    completions: &Completions,
    presumed: &BTreeSet<String>,
    most: usize,
) -> Option<BTreeSet<String>> {
    let freed = completions.freed(book, presumed, most)?;
    let results: Vec<Outcome> = freed
        .worlds(book)
        .map(|world| outcome(book, &world))
        .collect();
    let strides = freed.strides();
    let free: Vec<_> = strides
        .into_iter()
        .filter(|(path, ..)| presumed.contains(*path))
        .collect();
    let mut assignments: BTreeMap<Vec<usize>, bool> = BTreeMap::new();
    for (number, result) in results.iter().enumerate() {
        let digits: Vec<usize> = free
            .iter()
            .map(|(_, stride, many)| number / stride % many)
            .collect();
        let as_presumed = number
            - digits
                .iter()
                .zip(&free)
                .map(|(digit, it)| digit * it.1)
                .sum::<usize>();
        *assignments.entry(digits).or_default() |= *result != results[as_presumed];
    }
    let minimal = assignments
        .iter()
        .filter(|(digits, changes)| **changes && !a_part_changes(digits, &assignments));
    let facts =
        minimal.flat_map(|(digits, _)| digits.iter().zip(&free).filter(|(digit, _)| **digit > 0));
    Some(facts.map(|(_, it)| it.0.to_owned()).collect())
}

/// Tells whether a proper part of an assignment changes the result; a digit of 0 is the value that is presumed.
fn a_part_changes(digits: &[usize], assignments: &BTreeMap<Vec<usize>, bool>) -> bool {
    (0..digits.len())
        .filter(|&place| digits[place] > 0)
        .any(|place| {
            let mut part = digits.to_vec();
            part[place] = 0;
            assignments[&part] || a_part_changes(&part, assignments)
        })
}
