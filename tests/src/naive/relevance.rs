//! Which facts an outcome hangs on, by trying everything: the missing ones, and the presumptions that mattered.
//! A request in; paths of facts out.

use super::finding::{self, Outcome};
use super::presume::with_presumptions;
use super::world::{World, completions};
use super::{Book, Request};
use std::collections::{BTreeMap, BTreeSet};

/// Gives the facts for which two completions that differ in that fact alone differ in outcome;
/// `None` where there are more than `most` completions.
pub fn missing(book: &Book, request: &Request, most: usize) -> Option<BTreeSet<String>> {
    let request = with_presumptions(book, request)?;
    let table = table(book, &request, most)?;
    let facts = table
        .first_key_value()
        .map(|(world, _)| world.keys().cloned().collect::<Vec<_>>());
    Some(
        facts
            .unwrap_or_default()
            .into_iter()
            .filter(|fact| matters(&table, fact))
            .collect(),
    )
}

type Table = BTreeMap<World, Outcome>;

fn table(book: &Book, request: &Request, most: usize) -> Option<Table> {
    let worlds = completions(book, request, &book.read_facts(), most)?;
    Some(
        worlds
            .map(|world| (world.clone(), finding::outcome(book, &world)))
            .collect(),
    )
}

fn matters(table: &Table, fact: &str) -> bool {
    let mut outcomes: BTreeMap<World, &Outcome> = BTreeMap::new();
    table.iter().any(|(world, outcome)| {
        let mut rest = world.clone();
        rest.remove(fact);
        let other = outcomes.entry(rest).or_insert(outcome);
        *other != outcome
    })
}

/// Gives the presumed facts of an assignment of other values that changes the outcome for some completion of the unknown facts
/// while no proper part of it does; `None` where there is more than `most` to try.
pub fn presumed(book: &Book, request: &Request, most: usize) -> Option<BTreeSet<String>> {
    let filled = with_presumptions(book, request)?;
    let base = table(book, &filled, most)?;
    let read = book.read_facts();
    let presumed: BTreeSet<&String> = filled
        .stated
        .keys()
        .filter(|path| !request.stated.contains_key(*path) && read.contains(*path))
        .collect();
    let mut open = filled.clone();
    presumed
        .iter()
        .for_each(|path| drop(open.stated.remove(*path)));
    let all = table(book, &open, most)?;
    let values = base
        .first_key_value()
        .map(|(world, _)| world.clone())
        .unwrap_or_default();
    let mut changing: BTreeSet<World> = BTreeSet::new();
    for (world, outcome) in &all {
        let (other, rest): (World, World) = split(world, &presumed, &values);
        if base.get(&rest) != Some(outcome) {
            changing.insert(other);
        }
    }
    let minimal = changing
        .iter()
        .filter(|one| !changing.iter().any(|other| is_proper_part(other, one)));
    Some(
        minimal
            .flat_map(|assignment| assignment.keys().cloned())
            .collect(),
    )
}

/// Parts a world in the presumed facts with other values, and the world with the presumptions in their place.
fn split(world: &World, presumed: &BTreeSet<&String>, values: &World) -> (World, World) {
    let mut other = World::new();
    let mut rest = world.clone();
    for path in presumed {
        if world.get(*path) != values.get(*path) {
            other.extend(
                world
                    .get(*path)
                    .map(|value| ((*path).clone(), value.clone())),
            );
            rest.extend(
                values
                    .get(*path)
                    .map(|value| ((*path).clone(), value.clone())),
            );
        }
    }
    (other, rest)
}

fn is_proper_part(part: &World, whole: &World) -> bool {
    part.len() < whole.len()
        && part
            .iter()
            .all(|(path, value)| whole.get(path) == Some(value))
}
