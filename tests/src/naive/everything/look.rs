//! What comes of one complete request, and by which rules.
//! A world in; whether the policy governs, what each rule comes to, the result and the advisories out.

use super::super::Book;
use super::super::expression::judged_date;
use super::super::finding::{Outcome, applied, condition_holds, governed, outcome, turned};
use super::super::world::World;
use pol_parser::ast::Rule;

/// What comes of a request, and by which rules.
pub(super) struct Look<'a> {
    /// The policy governs.
    pub(super) governed: bool,
    /// Whether a rule that settles applies.
    pub(super) settled: bool,
    /// For each rule that applies, the finding that it comes to.
    rules: Vec<Option<&'a str>>,
    pub(super) result: Outcome,
    /// For each advisory, whether it is given.
    pub(super) advisories: Vec<bool>,
}

impl<'a> Look<'a> {
    /// Looks at a request.
    pub(super) fn at(book: &Book<'a>, world: &World) -> Self {
        let rules: Vec<Option<&str>> = book
            .rules
            .iter()
            .map(|rule| comes_to(book, world, rule))
            .collect();
        let mut applying = book.rules.iter().zip(&rules);
        Self {
            governed: governed(book, world),
            settled: applying.any(|(rule, finding)| rule.settles.is_some() && finding.is_some()),
            rules,
            result: outcome(book, world),
            advisories: given(book, world),
        }
    }

    /// Tells whether a rule applies.
    pub(super) fn applies(&self, rule: usize) -> bool {
        self.rules[rule].is_some()
    }

    /// Tells whether a rule comes to the finding that stands.
    pub(super) fn stands_by(&self, book: &Book, rule: usize) -> bool {
        let heard = book.rules[rule].settles.is_some() || !self.settled;
        heard && self.result.finding.as_deref() == self.rules[rule] && self.applies(rule)
    }

    /// Tells whether a rule comes to the finding that stands, and it is its own.
    pub(super) fn stands_by_itself(&self, book: &Book, rule: usize) -> bool {
        self.stands_by(book, rule) && self.rules[rule] == Some(&book.rules[rule].finds.text)
    }
}

/// Gives the finding that a rule comes to, if it applies.
fn comes_to<'a>(book: &Book<'a>, world: &World, rule: &'a Rule) -> Option<&'a str> {
    let applied = applied(book, world, rule)?;
    Some(match rule.settles {
        Some(_) => applied.finding,
        None => turned(book, world, rule, applied).finding,
    })
}

/// Tells of each advisory whether it is given.
pub(super) fn given(book: &Book, world: &World) -> Vec<bool> {
    let governed = governed(book, world);
    let day = judged_date(book, world);
    let advisories = book.advisories.iter().map(|advisory| {
        governed
            && advisory.dates.hold(day)
            && condition_holds(book, world, advisory.condition.as_ref())
            && !condition_holds(book, world, advisory.unless.as_ref())
    });
    advisories.collect()
}
