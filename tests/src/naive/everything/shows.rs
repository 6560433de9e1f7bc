//! Whether a request shows what is claimed: whatever the facts are that it leaves out, the claimed effect is there.
//! A claim and a request in; yes or no out. Claims that something never happens have no request to show them.

use super::super::condition::holds;
use super::super::presume::with_presumptions;
use super::super::world::World;
use super::super::{Request, Stated, Value, domain};
use super::look::Look;
use super::named::condition;
use super::{Claim, Completions, Everything, facts};
use pol_parser::ast::Exception;
use std::collections::BTreeSet;

impl Everything<'_> {
    /// Tells whether a request shows what is claimed.
    pub fn shows(&self, claim: &Claim, request: &Request) -> bool {
        match claim {
            Claim::Masked { rule, by } => self.shows_masked(rule, by, request),
            Claim::Gap => self.always(request, |_, look| self.no_rule(look)),
            Claim::ReleasesZero(name) => {
                let rule = self.rule(name);
                self.always(request, |_, look| look.governed && self.zero(look, rule))
            }
            Claim::CasesConflict { guards, .. } => {
                let mut pairs = self.pairs_of_cases();
                let pair = pairs.find(|(_, pair)| pair.map(|it| it.when.span) == *guards);
                let (_, pair) = pair.expect("a pair of this policy");
                self.always(request, |world, look| {
                    look.governed && self.both_hold(world, pair)
                })
            }
            Claim::ExceptionsConflict(names) => {
                let mut pairs = self.pairs_of_exceptions();
                let named = |pair: &[&Exception; 2]| {
                    pair[0].name.text == names[0] && pair[1].name.text == names[1]
                };
                let pair = pairs.find(named).expect("a pair of this policy");
                self.always(request, |world, look| {
                    look.governed && self.turned_twice(world, look, pair)
                })
            }
            Claim::CarriedByPresumption(path) => self.shows_carried(path, request),
            Claim::NeverMatters(name) | Claim::OnlyFurtherReason(name) => {
                self.shows_applying(name, request)
            }
            Claim::NeverGoverns
            | Claim::NeverApplies(_)
            | Claim::AlwaysMet(_)
            | Claim::NeverMet(_)
            | Claim::FactNeverMatters(_)
            | Claim::ItemNeverMatters { .. }
            | Claim::ChoiceNeverMatters { .. }
            | Claim::CapNeverBinds { .. } => false,
        }
    }

    fn rule(&self, name: &str) -> usize {
        let mut rules = self.book.rules.iter();
        let rule = rules.position(|rule| rule.name.text == name);
        rule.expect("a rule of this policy")
    }

    fn shows_masked(&self, rule: &str, by: &BTreeSet<String>, request: &Request) -> bool {
        let rule = self.rule(rule);
        let masks = |masking| self.always(request, |_, look| self.masks(look, masking, rule));
        by.iter().any(|masking| masks(self.rule(masking)))
    }

    fn shows_applying(&self, name: &str, request: &Request) -> bool {
        let condition = condition(&self.book, name).expect("a declaration of this policy");
        self.always(request, |world, look| {
            look.governed && holds(&self.book, world, condition)
        })
    }

    fn shows_carried(&self, path: &str, request: &Request) -> bool {
        let values = domain(&self.book, path).unwrap_or_default();
        let without = |value: &Value| {
            let mut otherwise = request.clone();
            let stated = Stated::Whole(value.clone());
            otherwise.stated.insert(path.to_owned(), stated);
            self.always(&otherwise, |_, look| !facts::is_release(&look.result))
        };
        !request.stated.contains_key(path)
            && self.always(request, |_, look| facts::is_release(&look.result))
            && values.iter().any(without)
    }

    /// Tells whether something is so of every completion of a request, after what may be presumed.
    fn always(&self, request: &Request, so: impl Fn(&World, &Look) -> bool) -> bool {
        let facts = facts::read(&self.book);
        let presumed = with_presumptions(&self.book, request);
        let completions = presumed.and_then(|request| {
            Completions::new(&self.book, &request, &facts, self.tried.len().max(1) * 4)
        });
        let completions = completions.expect("as few as there are requests");
        let mut worlds = completions.worlds(&self.book);
        worlds.all(|world| so(&world, &Look::at(&self.book, &world)))
    }
}
