//! The index of a library: codes and choices in, the policies that may govern a request out.
//! A policy is found by the one of its needs that fewest others share; those without any such need are always looked at.

use super::need::{PathNeed, Test};
use pol_interpreter::{Outline, Stated};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The index. Policies are positions in their library.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Index {
    /// The needs of each policy.
    needs: Vec<Vec<PathNeed>>,
    /// Those found by codes, by the path of the fact.
    codes: BTreeMap<String, Keyed>,
    /// Those found by choices.
    choices: BTreeMap<String, Keyed>,
    /// Those without anything to be found by.
    always: Vec<u32>,
    /// Every path that a need reads.
    paths: BTreeSet<String>,
}

/// The policies that are found by one fact.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Keyed {
    /// By each text.
    by_text: BTreeMap<String, Vec<u32>>,
    /// All of them: where the fact is not stated, each may govern.
    all: Vec<u32>,
}

/// A path and a text under which policies may be found.
type Key<'a> = (&'a str, &'a str);

impl Index {
    /// Makes the index of policies by their needs.
    pub(super) fn of(needs: Vec<Vec<PathNeed>>) -> Self {
        let shared = shared(&needs);
        let mut index = Self::default();
        for (policy, needs) in (0..).zip(&needs) {
            match fewest(needs, &shared) {
                Some(need) => index.put(policy, need),
                None => index.always.push(policy),
            }
        }
        let paths = needs.iter().flatten().map(|need| need.path.clone());
        index.paths = paths.collect();
        index.needs = needs;
        index
    }

    fn put(&mut self, policy: u32, need: &PathNeed) {
        let table = match need.test {
            Test::Codes { .. } => &mut self.codes,
            Test::Choices(_) | Test::YesNo(_) | Test::Days(_) => &mut self.choices,
        };
        let keyed = table.entry(need.path.clone()).or_default();
        keyed.all.push(policy);
        for text in need.keys().unwrap_or_default() {
            let policies = keyed.by_text.entry(text.to_owned()).or_default();
            policies.push(policy);
        }
    }

    /// Tells whether a need reads a fact.
    pub(super) fn reads(&self, path: &str) -> bool {
        self.paths.contains(path)
    }

    /// Counts the policies.
    pub(super) fn len(&self) -> usize {
        self.needs.len()
    }

    /// Gives the policies none of whose needs fails, in their order.
    pub(super) fn candidates(&self, outline: &Outline) -> Vec<usize> {
        let mut found = self.always.clone();
        for (path, keyed) in &self.codes {
            keyed.find(outline.get(path), false, &mut found);
        }
        for (path, keyed) in &self.choices {
            keyed.find(outline.get(path), true, &mut found);
        }
        found.sort_unstable();
        found.dedup();
        let found = found.into_iter().map(|policy| policy as usize);
        found
            .filter(|&policy| self.failing(policy, outline).next().is_none())
            .collect()
    }

    /// Gives the needs of a policy that fail.
    pub(super) fn failing<'a>(
        &'a self,
        policy: usize,
        outline: &'a Outline,
    ) -> impl Iterator<Item = &'a PathNeed> {
        let needs = self.needs.get(policy).into_iter().flatten();
        needs.filter(|need| need.is_met(outline.get(&need.path)) == Some(false))
    }
}

impl Keyed {
    /// Adds the policies that may be found by what is stated. A choice may be told by a code, which only its policy understands.
    fn find(&self, stated: Option<&Stated>, by_choice: bool, found: &mut Vec<u32>) {
        let (members, open) = match stated {
            Some(Stated::One(member)) => (std::slice::from_ref(member), false),
            Some(Stated::Many { members, open }) => (members.as_slice(), *open),
            Some(Stated::YesNo(_) | Stated::Other) | None => (&[][..], true),
        };
        if open || by_choice && members.iter().any(|it| it.system.is_some()) {
            found.extend(&self.all);
            return;
        }
        for member in members {
            self.find_text(&member.text, by_choice, found);
        }
    }

    /// Adds those of a choice, or of a code and the codes above it.
    fn find_text(&self, text: &str, by_choice: bool, found: &mut Vec<u32>) {
        let ends = text.char_indices().map(|(at, _)| at).skip(1);
        let above = ends.filter(|_| !by_choice).take(LONGEST_CODE);
        for end in above.chain([text.len()]) {
            let policies = text.get(..end).and_then(|text| self.by_text.get(text));
            found.extend(policies.into_iter().flatten());
        }
    }
}

/// How far down a code the codes above it are looked for; longer ones are not written in policies.
const LONGEST_CODE: usize = 64;

/// Counts for each key how many policies may be found under it.
fn shared(needs: &[Vec<PathNeed>]) -> BTreeMap<Key<'_>, usize> {
    let mut shared = BTreeMap::new();
    for need in needs.iter().flatten() {
        for text in need.keys().unwrap_or_default() {
            *shared.entry((need.path.as_str(), text)).or_default() += 1;
        }
    }
    shared
}

/// Gives the need whose most common key is shared with the fewest policies.
fn fewest<'a>(needs: &'a [PathNeed], shared: &BTreeMap<Key<'_>, usize>) -> Option<&'a PathNeed> {
    let rated = needs.iter().filter_map(|need| {
        let keys = need.keys()?.into_iter();
        let counts = keys.filter_map(|text| shared.get(&(need.path.as_str(), text)));
        Some((counts.max().copied().unwrap_or_default(), need))
    });
    rated.min_by_key(|(count, _)| *count).map(|(_, need)| need)
}
