//! What can never apply, and criteria that come out the same for everyone.
//! Advisories are asked for their condition alone, without their `unless`.

use super::super::Book;
use super::super::condition::holds;
use super::super::expression::judged_date;
use super::super::finding::condition_holds;
use super::{Claim, Everything};
use pol_parser::ast::{Condition, Dates};
use std::collections::BTreeSet;

impl Everything<'_> {
    /// Claims what of the named declarations never or always applies.
    pub(super) fn named(&self, claims: &mut BTreeSet<Claim>) {
        if self.governed().next().is_none() {
            claims.insert(Claim::NeverGoverns);
        }
        for (name, dates, condition) in conditional(&self.book) {
            let applies = |world| {
                dates.hold(judged_date(&self.book, world))
                    && condition_holds(&self.book, world, condition)
            };
            if !self.governed().any(|(world, _)| applies(world)) {
                claims.insert(Claim::NeverApplies(name.to_owned()));
            }
        }
        let criteria = self.book.criteria.iter();
        for (name, criterion) in
            criteria.flat_map(|(name, all)| all.iter().map(move |it| (name, it)))
        {
            let met = |world| {
                criterion.dates.hold(judged_date(&self.book, world))
                    && holds(&self.book, world, &criterion.condition)
            };
            let many = self.tried.iter().filter(|(world, _)| met(world)).count();
            if many == 0 {
                claims.insert(Claim::NeverMet((*name).to_owned()));
            } else if many == self.tried.len() {
                claims.insert(Claim::AlwaysMet((*name).to_owned()));
            }
        }
    }
}

/// A name, the days on which it stands, and its condition.
type Conditional<'b> = (&'b str, &'b Dates, Option<&'b Condition>);

/// Gives every rule, exception and advisory with its days and its condition.
pub(super) fn conditional<'b>(book: &'b Book) -> impl Iterator<Item = Conditional<'b>> {
    let rules = book.rules.iter();
    let rules = rules.map(|it| (it.name.text.as_str(), &it.dates, it.condition.as_ref()));
    let exceptions = book.exceptions.iter();
    let exceptions = exceptions.map(|it| (it.name.text.as_str(), &it.dates, it.condition.as_ref()));
    let advisories = book.advisories.iter();
    let advisories = advisories.map(|it| (it.name.text.as_str(), &it.dates, it.condition.as_ref()));
    rules.chain(exceptions).chain(advisories)
}

/// Gives the condition of a rule, an exception, an advisory or a criterion.
pub(super) fn condition<'b>(book: &'b Book, name: &str) -> Option<&'b Condition> {
    let criterion = book.criteria.get(name).and_then(|all| all.first());
    let mut others = conditional(book).filter(|(other, ..)| *other == name);
    criterion
        .map(|it| &it.condition)
        .or_else(|| others.next()?.2)
}
