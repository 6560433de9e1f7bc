//! The exact step: what Kleene leaves undecided is written as a circuit over the unknown facts and answered by satisfiability.
//! Takes a run and its verdict; gives the verdict that every completion agrees on, and the facts that it hangs on.

mod flips;
mod presumptions;
mod residual;
#[cfg(test)]
mod tests;
pub(crate) mod tied;
mod trials;
mod unlocks;

pub(crate) use unlocks::{Class, Unlocks};

use crate::evaluate::{Run, number_fact};
use crate::finding::{self, Outcome, Verdict};
use crate::release::{Measured, Release};
use crate::slots::Truth;
use pol_compiler::program::{FactId, FindingId, FindingKind};
use pol_solver::Budget;
use residual::{Possible, Residual};
use rust_decimal::Decimal;

/// The work that one question of one request may take. Every policy in the tests needs a small part of it.
const BUDGET: Budget = Budget { conflicts: 20_000 };

/// A verdict made exact, and what is needed to ask more.
#[derive(Debug)]
pub(crate) struct Exact<'a> {
    /// The verdict.
    pub(crate) verdict: Verdict,
    /// Whether every question so far was answered; where not, the verdict and the missing facts may be too wide.
    pub(crate) conclusive: bool,
    residual: Option<Residual<'a>>,
}

impl<'a> Exact<'a> {
    /// Takes a verdict as it is where it is decided, and finds out what is possible where it is not.
    pub(crate) fn of(run: &Run<'a>, verdict: Verdict) -> Self {
        if verdict.outcome.is_some() {
            return Self {
                verdict,
                conclusive: true,
                residual: None,
            };
        }
        let mut residual = Residual::of(run, BUDGET);
        match residual.possible() {
            Some(possible) => {
                let mut verdict = refined(run, possible);
                let finding = verdict.outcome.as_ref().and_then(Outcome::finding);
                let bringing = finding.map(|finding| residual.bringing(finding));
                let conclusive = bringing.as_ref().is_none_or(Option::is_some);
                verdict.brought_by = bringing.flatten().unwrap_or_default();
                Self {
                    verdict,
                    conclusive,
                    residual: Some(residual),
                }
            }
            None => Self {
                verdict,
                conclusive: false,
                residual: None,
            },
        }
    }

    /// Keeps of the facts those on which alone the outcome can hang.
    pub(crate) fn missing(
        &mut self,
        run: &Run<'_>,
        facts: impl Iterator<Item = FactId>,
    ) -> Vec<FactId> {
        let facts: Vec<FactId> = facts.collect();
        let tied = self.missing_tied(run, &facts);
        let alone = facts.into_iter().filter(|&fact| !tied::is_tied(run, fact));
        let alone: Vec<FactId> = alone.collect();
        let mut missing = self.missing_alone(&alone);
        for fact in missing
            .iter()
            .copied()
            .chain(tied.iter().copied())
            .collect::<Vec<_>>()
        {
            let hangs_on = tied::hangs_on(run, fact);
            self.conclusive &= hangs_on.is_empty();
            missing.extend(hangs_on);
        }
        missing.extend(tied);
        missing.sort_unstable();
        missing.dedup();
        missing
    }

    /// Keeps of the facts that hang on rows those of the records on which the outcome can hang.
    fn missing_tied(&mut self, run: &Run<'_>, facts: &[FactId]) -> Vec<FactId> {
        let groups = tied::groups(run, facts);
        let Some(residual) = &mut self.residual else {
            return groups.into_iter().flat_map(|group| group.facts).collect();
        };
        let mut missing = Vec::new();
        for group in groups {
            let matters = residual.matter_together(&group.facts);
            if matters != Some(false) {
                self.conclusive &= matters.is_some() && group.exact;
                missing.extend(group.facts);
            }
        }
        missing
    }

    fn missing_alone(&mut self, facts: &[FactId]) -> Vec<FactId> {
        let Some(residual) = &mut self.residual else {
            return facts.to_vec();
        };
        let seen = trials::matter(residual, facts, &residual.models);
        let mut conclusive = true;
        let mut matters = |fact: FactId| {
            residual.matters(fact).unwrap_or_else(|| {
                conclusive = false;
                true
            })
        };
        let tried = facts.iter().copied().zip(seen);
        let missing = tried.filter(|&(fact, seen)| seen || matters(fact));
        let missing = missing.map(|(fact, _)| fact).collect();
        self.conclusive &= conclusive;
        missing
    }

    /// Gives what is possible: that the policy does not govern, then the findings, strongest first.
    pub(crate) fn classes(&self) -> Vec<Class> {
        let not_governed = (self.verdict.governed != Truth::True).then_some(None);
        let findings = self.verdict.possible.iter().copied().map(Some);
        not_governed.into_iter().chain(findings).collect()
    }

    /// Finds the smallest sets of the missing facts that could settle the outcome.
    pub(crate) fn unlocks(&mut self, missing: &[FactId]) -> Unlocks {
        let classes = self.classes();
        let (None, Some(residual)) = (&self.verdict.outcome, &mut self.residual) else {
            return Unlocks::default();
        };
        let unlocks = unlocks::unlocks(residual, missing, &classes, BUDGET);
        self.conclusive &= !unlocks.exhausted;
        unlocks
    }
}

/// Keeps of the presumed facts those that mattered; `None` where that was not found out.
pub(crate) fn that_mattered(run: &Run<'_>, presumed: &[FactId]) -> Option<Vec<FactId>> {
    let tried = flips::that_mattered(run, presumed);
    tried.or_else(|| presumptions::that_mattered(run, presumed, BUDGET))
}

fn refined(run: &Run<'_>, possible: Possible) -> Verdict {
    match possible {
        Possible::Decided(residual::Result::NotGoverned) => Verdict {
            governed: Truth::False,
            possible: Vec::new(),
            outcome: Some(Outcome::NotGoverned),
            brought_by: Vec::new(),
        },
        Possible::Decided(residual::Result::Found {
            finding,
            released,
            partial,
        }) => Verdict {
            governed: Truth::True,
            possible: vec![finding],
            outcome: Some(outcome(run, finding, released, partial)),
            brought_by: Vec::new(),
        },
        Possible::Open {
            not_governed,
            findings,
        } => Verdict {
            governed: match (not_governed, findings.is_empty()) {
                (true, true) => Truth::False,
                (true, false) => Truth::Unknown,
                (false, _) => Truth::True,
            },
            possible: findings,
            outcome: None,
            brought_by: Vec::new(),
        },
    }
}

fn outcome(run: &Run<'_>, finding: FindingId, released: Option<Decimal>, partial: bool) -> Outcome {
    match (run.kind(finding), released) {
        (FindingKind::Adverse | FindingKind::Review, _) => Outcome::Review(finding),
        (FindingKind::Release, None) => Outcome::Release(finding, Release::Whole),
        (FindingKind::Release, Some(amount)) => {
            Outcome::Release(finding, measured(run, finding, amount, partial))
        }
    }
}

/// The release of a rule that may come to the finding; which of several it is depends on unknown facts, the amount does not.
fn measured(run: &Run<'_>, finding: FindingId, amount: Decimal, partial: bool) -> Release {
    let may_release = |rule| finding::result(run, rule, finding) != Truth::False;
    let candidates = finding::ordinary(run).filter(|&rule| may_release(rule));
    let measured =
        candidates.filter_map(|rule| run.rule(rule).releasing.map(|releasing| (rule, releasing)));
    match measured.into_iter().next() {
        None => Release::Whole,
        Some((rule, releasing)) => Release::Measured(Measured {
            rule,
            amount,
            releasing,
            requested: number_fact(run, releasing.of).known(),
            partial,
        }),
    }
}
