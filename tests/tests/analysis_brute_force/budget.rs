//! On a budget that is too small, what is observed is still so, and what was not found out is named.
//! A budget is small enough where some question stays open.

use crate::{Loaded, observed};
use pol_analysis::{Budget, analyze};
use pol_tests::naive::Claim;
use std::collections::BTreeSet;

/// Asks on a budget of a few conflicts, or of none; gives how many questions stayed open.
pub(crate) fn nothing_false_is_said(
    seed: u64,
    loaded: &Loaded,
    claims: &BTreeSet<Claim>,
    told: &BTreeSet<Claim>,
) -> usize {
    let conflicts = seed / 4 % 4;
    let analysis = analyze(loaded.policy.program(), Budget { conflicts }, &mut |_| {});
    let observed = observed::claims(loaded, &analysis);
    for claim in &observed {
        assert!(is_so(claims, claim), "seed {seed}, {conflicts}: {claim:?}");
    }
    for claim in told.iter().filter(|claim| !observed.contains(claim)) {
        let about = about(claim);
        assert!(
            analysis.unanswered.iter().any(|it| it.contains(about)),
            "seed {seed}, {conflicts}: {claim:?} neither observed nor open: {:#?}",
            analysis.unanswered
        );
    }
    analysis.unanswered.len()
}

/// Tells whether a claim is true, if not the whole truth.
fn is_so(claims: &BTreeSet<Claim>, claim: &Claim) -> bool {
    let wider = |other: &Claim| match (claim, other) {
        (
            Claim::Masked { rule, by },
            Claim::Masked {
                rule: same,
                by: all,
            },
        ) => rule == same && by.is_subset(all),
        (Claim::OnlyFurtherReason(rule), Claim::NeverMatters(same)) => rule == same,
        _ => claim == other,
    };
    claims.iter().any(wider)
}

/// The words by which a question is known.
fn about(claim: &Claim) -> &str {
    match claim {
        Claim::NeverGoverns => "whether the policy governs any request",
        Claim::Gap => "whether a rule applies to every request",
        Claim::NeverApplies(name)
        | Claim::AlwaysMet(name)
        | Claim::NeverMet(name)
        | Claim::Masked { rule: name, .. }
        | Claim::ReleasesZero(name)
        | Claim::CasesConflict { amount: name, .. }
        | Claim::ExceptionsConflict([name, _])
        | Claim::CarriedByPresumption(name)
        | Claim::FactNeverMatters(name)
        | Claim::NeverMatters(name)
        | Claim::OnlyFurtherReason(name)
        | Claim::ItemNeverMatters { of: name, .. }
        | Claim::ChoiceNeverMatters { of: name, .. }
        | Claim::CapNeverBinds { of: name, .. } => name,
    }
}
