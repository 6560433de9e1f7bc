//! Which finding stands before which rule, whether a rule speaks at all, and whether it releases nothing.
//! A rule masks another where its own finding, a stronger one or one that settles, stands by it while the other applies.

use super::super::finding::Outcome;
use super::look::Look;
use super::{Claim, Everything};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

impl Everything<'_> {
    /// Claims what is masked, gaps, and releases of zero.
    pub(super) fn standing(&self, claims: &mut BTreeSet<Claim>) {
        for (number, rule) in self.book.rules.iter().enumerate() {
            let rule = rule.name.text.clone();
            let by = self.masking(number);
            if !by.is_empty() {
                let rule = rule.clone();
                claims.insert(Claim::Masked { rule, by });
            }
            if self.governed().any(|(_, look)| self.zero(look, number)) {
                claims.insert(Claim::ReleasesZero(rule));
            }
        }
        if self.governed().any(|(_, look)| self.no_rule(look)) {
            claims.insert(Claim::Gap);
        }
    }

    fn masking(&self, masked: usize) -> BTreeSet<String> {
        let rules = self.book.rules.iter().enumerate();
        let masking = rules.filter(|(other, _)| {
            self.governed()
                .any(|(_, look)| self.masks(look, *other, masked))
        });
        masking.map(|(_, rule)| rule.name.text.clone()).collect()
    }

    /// Tells whether a request shows one rule masked by another.
    pub(super) fn masks(&self, look: &Look, masking: usize, masked: usize) -> bool {
        let [rule, other] = [masked, masking].map(|it| self.book.rules[it]);
        let strength = |finding| self.book.strength(finding);
        let stronger = strength(&other.finds.text) < strength(&rule.finds.text);
        let settles = other.settles.is_some() && other.finds.text != rule.finds.text;
        rule.settles.is_none()
            && (stronger || settles)
            && look.governed
            && look.applies(masked)
            && look.stands_by_itself(&self.book, masking)
    }

    /// Tells whether a request shows a finding standing by a rule that releases nothing.
    pub(super) fn zero(&self, look: &Look, rule: usize) -> bool {
        let Outcome { released, .. } = &look.result;
        *released == Some(Decimal::ZERO)
            && self.book.rules[rule].releasing.is_some()
            && look.stands_by_itself(&self.book, rule)
    }

    /// Tells whether no rule applies to a request.
    pub(super) fn no_rule(&self, look: &Look) -> bool {
        look.governed && !(0..self.book.rules.len()).any(|rule| look.applies(rule))
    }
}
