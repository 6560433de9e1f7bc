//! Which claims an author should be told: not those that follow from another.
//! Of what never applies or never matters as a whole, no part is told; of a policy that governs nothing, nothing else.

use super::changes::changes;
use super::{Claim, Everything};
use pol_parser::Span;
use std::collections::BTreeSet;

impl Everything<'_> {
    /// Gives the claims that an author should be told.
    pub fn told(&self, claims: &BTreeSet<Claim>) -> BTreeSet<Claim> {
        if claims.contains(&Claim::NeverGoverns) {
            return [Claim::NeverGoverns].into();
        }
        let idle: BTreeSet<Claim> = changes(self.file)
            .into_iter()
            .filter(|change| {
                (change.words.as_ref()).is_some_and(|it| settled_criterion(claims, it))
            })
            .map(|change| change.claim)
            .collect();
        let told = claims
            .iter()
            .filter(|claim| !idle.contains(claim) && !follows(claims, claim));
        told.cloned().collect()
    }
}

fn settled_criterion(claims: &BTreeSet<Claim>, name: &str) -> bool {
    claims.contains(&Claim::AlwaysMet(name.to_owned()))
        || claims.contains(&Claim::NeverMet(name.to_owned()))
}

fn follows(claims: &BTreeSet<Claim>, claim: &Claim) -> bool {
    match claim {
        Claim::NeverMatters(of) | Claim::OnlyFurtherReason(of) => {
            claims.contains(&Claim::NeverApplies(of.clone()))
        }
        Claim::ItemNeverMatters { of, item: part, .. }
        | Claim::ChoiceNeverMatters {
            of,
            membership: part,
            ..
        } => {
            let about_all = [
                Claim::NeverApplies(of.clone()),
                Claim::NeverMatters(of.clone()),
                Claim::OnlyFurtherReason(of.clone()),
            ];
            about_all.iter().any(|it| claims.contains(it))
                || settled_criterion(claims, of)
                || (claims.iter()).any(|other| other != claim && covers(other, *part))
        }
        Claim::NeverGoverns
        | Claim::NeverApplies(_)
        | Claim::AlwaysMet(_)
        | Claim::NeverMet(_)
        | Claim::Masked { .. }
        | Claim::Gap
        | Claim::ReleasesZero(_)
        | Claim::CasesConflict { .. }
        | Claim::ExceptionsConflict(_)
        | Claim::CarriedByPresumption(_)
        | Claim::FactNeverMatters(_)
        | Claim::CapNeverBinds { .. } => false,
    }
}

/// Tells whether a claim is about an item or a cap that a part stands in.
fn covers(claim: &Claim, part: Span) -> bool {
    if let Claim::ItemNeverMatters {
        item: all,
        bound: None,
        ..
    }
    | Claim::CapNeverBinds { cap: all, .. } = claim
    {
        all.start <= part.start && part.end <= all.end
    } else {
        false
    }
}
