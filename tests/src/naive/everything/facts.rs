//! Facts that are read and never matter, and presumptions that alone carry a release.
//! A fact that a text shows, or on which a presumption depends, is of use whatever else it does.

use super::super::condition::holds;
use super::super::finding::{Outcome, outcome};
use super::super::presume;
use super::super::world::World;
use super::super::{Book, Value};
use super::look::Look;
use super::{Claim, Everything};
use pol_parser::ast::{Fact, Text, TextPart, Type};
use std::collections::BTreeSet;

impl Everything<'_> {
    /// Claims facts that are read and change nothing.
    pub(super) fn unread(&self, claims: &mut BTreeSet<Claim>) {
        let of_use = of_other_use(&self.book);
        let strides = self.completions.strides();
        for (path, stride, many) in strides {
            let is_text = matches!(self.book.type_of(path), Some(Type::Text));
            let matters = (0..self.tried.len()).any(|number| {
                let first = number - number / stride % many * stride;
                self.differ(number, first)
            });
            if !matters && !is_text && !of_use.contains(path) {
                claims.insert(Claim::FactNeverMatters(path.to_owned()));
            }
        }
    }

    fn differ(&self, one: usize, other: usize) -> bool {
        let [one, other] = [one, other].map(|it| &self.tried[it].1);
        one.result != other.result || one.advisories != other.advisories
    }

    /// Claims presumptions without which no release would stand.
    pub(super) fn presumptions(&self, claims: &mut BTreeSet<Claim>) {
        for (path, fact) in &self.book.facts {
            let presumed = fact.presumed.as_ref();
            let value = presumed.and_then(|it| presume::value(fact, &it.value.kind));
            if let Some(value) = value
                && (self.tried.iter()).any(|tried| self.carries(tried, path, fact, &value))
            {
                claims.insert(Claim::CarriedByPresumption(path.clone()));
            }
        }
    }

    /// Tells whether a release stands with the presumed value of a fact, and not with the one that it has.
    fn carries(
        &self,
        (world, look): &(World, Look),
        path: &str,
        fact: &Fact,
        presumed: &Value,
    ) -> bool {
        let condition = fact.presumed.as_ref().and_then(|it| it.when.as_ref());
        if !world.contains_key(path)
            || is_release(&look.result)
            || condition.is_some_and(|condition| !holds(&self.book, world, condition))
        {
            return false;
        }
        let mut otherwise = world.clone();
        otherwise.insert(path.to_owned(), presumed.clone());
        is_release(&outcome(&self.book, &otherwise))
    }
}

/// Tells whether a release stands.
pub(super) fn is_release(result: &Outcome) -> bool {
    result.disposition == "release" || result.disposition == "release_part"
}

/// Gives the facts on which anything may depend, advisories too.
pub(super) fn read(book: &Book) -> BTreeSet<String> {
    let mut facts = book.read_facts();
    for advisory in &book.advisories {
        for condition in advisory.condition.iter().chain(&advisory.unless) {
            facts.extend(book.facts_of(condition));
        }
    }
    facts
}

/// Gives the facts that a text or a release shows, or on which a presumption depends.
fn of_other_use(book: &Book) -> BTreeSet<String> {
    let presumed = book.facts.values().filter_map(|it| it.presumed.as_ref());
    let conditions = presumed.filter_map(|it| it.when.as_ref());
    let mut facts: BTreeSet<String> = conditions.flat_map(|it| book.facts_of(it)).collect();
    for part in texts(book).flat_map(|text| &text.parts) {
        if let TextPart::Hole(path) = part {
            facts.insert(path.text.clone());
        }
    }
    let releasing = book.rules.iter().filter_map(|rule| rule.releasing.as_ref());
    facts.extend(releasing.map(|it| it.of.text.clone()));
    facts
}

/// Gives every text that a reader of a determination may see.
fn texts<'b>(book: &'b Book) -> impl Iterator<Item = &'b Text> {
    let governs = book.policy.governs.iter().map(|it| &it.because);
    let in_force = book.policy.in_force.iter().map(|it| &it.because);
    let rules = book.rules.iter().map(|it| &it.because);
    let criteria = book.criteria.values().flatten().map(|it| &it.text);
    let exceptions = book.exceptions.iter().map(|it| &it.text);
    let advisories = book.advisories.iter().map(|it| &it.text);
    let caps = book.amounts.values().flat_map(|it| &it.caps);
    let amounts = book.amounts.values().map(|it| &it.text);
    let texts = governs.chain(in_force).chain(rules).chain(criteria);
    let texts = texts.chain(exceptions).chain(advisories).chain(amounts);
    texts.chain(caps.map(|it| &it.because)).flatten()
}
