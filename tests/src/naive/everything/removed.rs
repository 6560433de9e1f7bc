//! What changes nothing when it is taken out: for every complete request the result and the advisories are the same.
//! A rule without which everything is the same may yet be a further reason.

use super::super::Book;
use super::super::condition::holds;
use super::super::finding::outcome;
use super::super::world::World;
use super::changes::{Change, changes};
use super::look::{Look, given};
use super::{Claim, Everything};
use std::collections::BTreeSet;

impl Everything<'_> {
    /// Claims everything that changes nothing when it is taken out.
    pub(super) fn removed(&self, claims: &mut BTreeSet<Claim>) {
        for change in changes(self.file) {
            if self.changes_nothing(&change) {
                claims.insert(self.with_reason(change.claim));
            }
        }
    }

    fn changes_nothing(&self, change: &Change) -> bool {
        let file = change.applied_to(self.file);
        let Some(book) = Book::open(&file) else {
            return false;
        };
        let conditions = [change.condition(self.file), change.condition(&file)];
        // Where the condition that was changed comes out as before, so does everything else.
        let as_before = |world: &World| {
            let [Some(before), Some(after)] = conditions else {
                return false;
            };
            holds(&self.book, world, before) == holds(&book, world, after)
        };
        let same = |(world, look): &(World, Look)| {
            as_before(world)
                || look.result == outcome(&book, world) && look.advisories == given(&book, world)
        };
        self.tried.iter().all(same)
    }

    /// Says of a rule that never matters whether it is ever a reason.
    fn with_reason(&self, claim: Claim) -> Claim {
        let Claim::NeverMatters(name) = claim else {
            return claim;
        };
        let rules = &self.book.rules;
        let rule = rules.iter().position(|rule| rule.name.text == name);
        let is_reason = rule.is_some_and(|rule| {
            self.governed()
                .any(|(_, look)| look.stands_by(&self.book, rule))
        });
        match is_reason {
            true => Claim::OnlyFurtherReason(name),
            false => Claim::NeverMatters(name),
        }
    }
}
