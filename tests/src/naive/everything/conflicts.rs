//! Two cases of one amount that hold together, and two exceptions that turn one rule differently.
//! Where a rule that settles applies, no exception turns anything.

use super::super::condition::holds;
use super::super::expression::number;
use super::super::finding::{applied, condition_holds, reaches};
use super::super::world::World;
use super::look::Look;
use super::{Claim, Everything};
use pol_parser::ast::{AmountCase, Exception};
use std::collections::BTreeSet;

impl Everything<'_> {
    /// Claims what contradicts itself.
    pub(super) fn conflicts(&self, claims: &mut BTreeSet<Claim>) {
        for (amount, [first, second]) in self.pairs_of_cases() {
            let both = |(world, _): &(World, Look)| self.both_hold(world, [first, second]);
            if self.governed().any(both) {
                let amount = amount.to_owned();
                let guards = [first.when.span, second.when.span];
                claims.insert(Claim::CasesConflict { amount, guards });
            }
        }
        for pair in self.pairs_of_exceptions() {
            let turned = |(world, look): &(World, Look)| self.turned_twice(world, look, pair);
            if self.governed().any(turned) {
                let names = pair.map(|it| it.name.text.clone());
                claims.insert(Claim::ExceptionsConflict(names));
            }
        }
    }

    pub(super) fn pairs_of_cases(&self) -> impl Iterator<Item = (&str, [&AmountCase; 2])> {
        self.book.amounts.iter().flat_map(|(name, amount)| {
            pairs(&amount.cases).map(move |[first, second]| (*name, [first, second]))
        })
    }

    pub(super) fn pairs_of_exceptions(&self) -> impl Iterator<Item = [&Exception; 2]> {
        pairs(&self.book.exceptions).map(|pair| pair.map(|it| *it))
    }

    /// Tells whether both cases hold, with different values.
    pub(super) fn both_hold(&self, world: &World, cases: [&AmountCase; 2]) -> bool {
        let [first, second] = cases.map(|it| number(&self.book, world, &it.value));
        let hold = cases.iter().all(|it| holds(&self.book, world, &it.when));
        hold && first != second
    }

    /// Tells whether both exceptions turn some rule, and differently.
    pub(super) fn turned_twice(&self, world: &World, look: &Look, pair: [&Exception; 2]) -> bool {
        let [first, second] = pair;
        let hold = pair
            .iter()
            .all(|it| condition_holds(&self.book, world, it.condition.as_ref()));
        let reached = |rule| {
            let applied = applied(&self.book, world, rule);
            applied.is_some_and(|applied| pair.iter().all(|it| reaches(it, rule, &applied)))
        };
        hold && first.into.text != second.into.text
            && !look.settled
            && self.book.rules.iter().any(|rule| reached(rule))
    }
}

fn pairs<T>(items: &[T]) -> impl Iterator<Item = [&T; 2]> {
    let later = items.iter().enumerate();
    later.flat_map(|(position, later)| items[..position].iter().map(move |it| [it, later]))
}
