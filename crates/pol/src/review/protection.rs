//! What the examples show of a policy, and which slips in it they would notice, before a revision and now.
//! Two policies in; counts of both, and what became unprotected, out.

use crate::coverage::{CoverageReport, Figures};
use crate::mutation::{MutationReport, Slip, SlipCounts, SlipFate};
use crate::policy::Policy;
use crate::source::TextPlace;
use pol_analysis::Budget;
use serde::Serialize;
use std::collections::BTreeSet;

/// How well a policy is protected by its examples.
#[derive(Clone, Debug, Serialize)]
pub struct Protection {
    /// What the examples showed; absent where there was no policy, or its examples failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coverage_before: Option<Figures>,
    /// What they show.
    pub coverage: Figures,
    /// The slips that they noticed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slips_before: Option<SlipCounts>,
    /// The slips that they notice.
    pub slips: SlipCounts,
    /// What no example shows and one could: what is new, or was shown before.
    pub unshown: Vec<Unprotected>,
    /// Slips that no example notices: in what is new, or that one noticed before.
    pub unnoticed: Vec<Slip>,
    /// Examples that would show and notice these, as text to paste, for the author to confirm.
    pub suggested: Vec<String>,
}

/// Something that no example shows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Unprotected {
    /// The condition: `rule frequency`.
    pub condition: String,
    /// What is not shown of it: `met`, `mattering alone while met`.
    pub unshown: Vec<&'static str>,
    /// Where it stands.
    #[serde(flatten)]
    pub place: TextPlace,
}

impl Protection {
    /// Judges both policies; the examples of the new one hold.
    pub(super) fn of(was: Option<&Policy>, is: &Policy, budget: Budget) -> Self {
        let was = was.filter(|was| was.test().iter().all(crate::ExampleResult::holds));
        let before = was.map(|was| (was.coverage(budget), was.mutate(&[], budget)));
        let (coverage, mutation) = (is.coverage(budget), is.mutate(&[], budget));
        let (open, survived) = before.as_ref().map_or_else(Default::default, open);
        let unshown = unshown(&coverage, &open);
        let survivors = mutation.of_fate(SlipFate::Survived);
        let unnoticed: Vec<Slip> = survivors
            .filter(|slip| !survived.contains(&slip.slip))
            .cloned()
            .collect();
        let suggested = suggested(is, (&coverage, &mutation), (&unshown, &unnoticed));
        Self {
            coverage_before: before.as_ref().map(|(coverage, _)| coverage.figures),
            slips_before: before.as_ref().map(|(_, mutation)| mutation.counts),
            coverage: coverage.figures,
            slips: mutation.counts,
            unshown,
            unnoticed,
            suggested,
        }
    }

    /// Tells whether every question was answered.
    pub const fn is_whole(&self) -> bool {
        self.coverage.not_analysed == 0 && self.slips.not_judged == 0
    }
}

/// What was not shown, and which slips survived.
fn open(
    (coverage, mutation): &(CoverageReport, MutationReport),
) -> (BTreeSet<(String, &'static str)>, BTreeSet<String>) {
    let conditions = coverage.conditions();
    let open = conditions.flat_map(|it| it.open().into_iter().map(|words| (it.name(), words)));
    let survivors = mutation.of_fate(SlipFate::Survived);
    (
        open.collect(),
        survivors.map(|slip| slip.slip.clone()).collect(),
    )
}

fn unshown(
    coverage: &CoverageReport,
    before: &BTreeSet<(String, &'static str)>,
) -> Vec<Unprotected> {
    let conditions = coverage.conditions().map(|condition| {
        let mut unshown = condition.open();
        unshown.retain(|words| !before.contains(&(condition.name(), *words)));
        Unprotected {
            condition: condition.name(),
            unshown,
            place: condition.place.clone(),
        }
    });
    conditions.filter(|it| !it.unshown.is_empty()).collect()
}

/// Examples that would protect; none where nothing is unprotected.
fn suggested(
    policy: &Policy,
    (coverage, mutation): (&CoverageReport, &MutationReport),
    (unshown, unnoticed): (&[Unprotected], &[Slip]),
) -> Vec<String> {
    if unshown.is_empty() && unnoticed.is_empty() {
        return Vec::new();
    }
    let suggestions = policy.suggest(coverage, mutation);
    suggestions
        .iter()
        .map(crate::SuggestedExample::text)
        .collect()
}
