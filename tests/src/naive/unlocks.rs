//! The smallest sets of unknown facts that could settle the result, as section 3.4 of the language's design says it.
//! Completions with their results in; every set out that is of the smallest size for some result, with the results that it is so for.

use super::Book;
use super::finding::{Outcome, outcome};
use super::world::Completions;
use std::collections::{BTreeMap, BTreeSet};

/// Sets of facts, each with the findings that it could lead to; `not_governed` is one of them.
pub type Unlocks = BTreeMap<BTreeSet<String>, BTreeSet<String>>;

/// A fact with its stride and how many values it has.
type Axis<'a> = (&'a str, usize, usize);

/// Gives the sets; none where all completions have the same result.
pub(super) fn unlocks(book: &Book, completions: &Completions) -> Unlocks {
    let results: Vec<Outcome> = completions
        .worlds(book)
        .map(|world| outcome(book, &world))
        .collect();
    let axes: Vec<Axis> = completions
        .strides()
        .into_iter()
        .filter(|axis| axis.2 > 1)
        .collect();
    let mut sets: Vec<Vec<Axis>> = subsets(&axes);
    sets.sort_by_key(Vec::len);
    let mut smallest: BTreeMap<String, usize> = BTreeMap::new();
    let mut unlocks = Unlocks::new();
    for set in sets {
        for finding in settled(&results, &set) {
            if *smallest.entry(finding.clone()).or_insert(set.len()) == set.len() && !set.is_empty()
            {
                let facts = set.iter().map(|axis| axis.0.to_owned()).collect();
                unlocks.entry(facts).or_default().insert(finding);
            }
        }
    }
    unlocks
}

fn subsets<'a>(axes: &[Axis<'a>]) -> Vec<Vec<Axis<'a>>> {
    let mut sets = vec![Vec::new()];
    for axis in axes {
        let with: Vec<Vec<Axis>> = sets
            .iter()
            .map(|set| set.iter().chain([axis]).copied().collect())
            .collect();
        sets.extend(with);
    }
    sets
}

/// Gives the findings of those values of some facts for which all completions have the same result.
fn settled(results: &[Outcome], facts: &[Axis]) -> BTreeSet<String> {
    let mut groups: BTreeMap<Vec<usize>, BTreeSet<&Outcome>> = BTreeMap::new();
    for (number, result) in results.iter().enumerate() {
        let values = facts
            .iter()
            .map(|(_, stride, many)| number / stride % many)
            .collect();
        groups.entry(values).or_default().insert(result);
    }
    let alone = groups.values().filter(|group| group.len() == 1);
    alone
        .filter_map(|group| group.first())
        .map(|result| finding(result))
        .collect()
}

fn finding(result: &Outcome) -> String {
    let finding = result.finding.clone();
    finding.unwrap_or_else(|| result.disposition.to_owned())
}
