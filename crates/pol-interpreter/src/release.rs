//! A release: how much the rules of the standing finding set free. The largest amount stands.
//! Gives nothing where completions of the facts differ in the amount, or in whether it is all that was requested.

use crate::evaluate::{Run, number_fact};
use crate::finding;
use crate::slots::{Bounds, Truth};
use crate::turning;
use pol_compiler::program::{FindingId, Releasing, RuleId};
use rust_decimal::Decimal;

/// What is released.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Release {
    /// What was requested, by a rule that measures nothing.
    Whole,
    /// An amount.
    Measured(Measured),
}

/// A measured release.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Measured {
    /// The rule by which it stands.
    pub(crate) rule: RuleId,
    /// How much.
    pub(crate) amount: Decimal,
    /// What was computed, and of what.
    pub(crate) releasing: Releasing,
    /// How much was requested, if that is known.
    pub(crate) requested: Option<Decimal>,
    /// Whether that is more.
    pub(crate) partial: bool,
}

/// A rule that releases, or may.
struct Candidate {
    rule: RuleId,
    sure: bool,
    releasing: Option<Releasing>,
}

/// Decides the release of a finding that stands.
pub(crate) fn decided(run: &Run<'_>, finding: FindingId) -> Option<Release> {
    if finding::settled(run).is_some() {
        return largest(run, &settling(run, finding));
    }
    let unsettled = finding::open_settling(run).next().is_none();
    unsettled.then(|| largest(run, &ordinary(run, finding)))?
}

fn settling(run: &Run<'_>, finding: FindingId) -> Vec<Candidate> {
    let of_finding = |rule: &RuleId| run.rule(*rule).finding == finding;
    let candidate = |sure| {
        move |rule| Candidate {
            rule,
            sure,
            releasing: run.rule(rule).releasing,
        }
    };
    let sure = finding::settling(run, Truth::True)
        .filter(of_finding)
        .map(candidate(true));
    sure.chain(
        finding::settling(run, Truth::Unknown)
            .filter(of_finding)
            .map(candidate(false)),
    )
    .collect()
}

fn ordinary(run: &Run<'_>, finding: FindingId) -> Vec<Candidate> {
    let rules = finding::ordinary(run).map(|rule| (rule, finding::result(run, rule, finding)));
    let may_apply = rules.filter(|(_, truth)| *truth != Truth::False);
    let candidate = |(rule, truth)| Candidate {
        rule,
        sure: truth == Truth::True,
        releasing: run.rule(rule).releasing,
    };
    may_apply.map(candidate).collect()
}

/// A rule that measures nothing releases all; else the largest amount stands, if it is the same in all completions.
fn largest(run: &Run<'_>, candidates: &[Candidate]) -> Option<Release> {
    let measures_nothing = |candidate: &&Candidate| candidate.releasing.is_none();
    match candidates.iter().find(measures_nothing) {
        Some(_)
            if candidates
                .iter()
                .any(|candidate| candidate.sure && candidate.releasing.is_none()) =>
        {
            Some(Release::Whole)
        }
        Some(_) => None,
        None => measured(run, candidates).map(Release::Measured),
    }
}

fn measured(run: &Run<'_>, candidates: &[Candidate]) -> Option<Measured> {
    let amount = bounds(run, candidates)?.known()?;
    let may_reach = |candidate: &&Candidate| {
        released(run, candidate).is_some_and(|bounds| bounds.high == amount)
    };
    let reaches = |candidate: &&Candidate| {
        candidate.sure && released(run, candidate).and_then(Bounds::known) == Some(amount)
    };
    let whole = candidates
        .iter()
        .filter(reaches)
        .find(|winner| partial(run, winner) == Truth::False);
    let agreed = || {
        candidates
            .iter()
            .filter(may_reach)
            .all(|winner| partial(run, winner) == Truth::True)
    };
    let winner = whole.or_else(|| candidates.iter().find(reaches).filter(|_| agreed()))?;
    let releasing = winner.releasing?;
    let requested = number_fact(run, releasing.of).known();
    Some(Measured {
        rule: winner.rule,
        amount,
        releasing,
        requested,
        partial: whole.is_none(),
    })
}

/// Bounds the largest amount; a rule that may not apply can only add to it.
fn bounds(run: &Run<'_>, candidates: &[Candidate]) -> Option<Bounds<Decimal>> {
    let released = |candidate: &Candidate| Some((candidate.sure, released(run, candidate)?));
    let low = candidates
        .iter()
        .filter_map(released)
        .filter(|(sure, _)| *sure)
        .map(|(_, bounds)| bounds.low)
        .max()?;
    let high = candidates
        .iter()
        .filter_map(released)
        .map(|(_, bounds)| bounds.high)
        .max()?;
    Some(Bounds::new(low, high))
}

fn released(run: &Run<'_>, candidate: &Candidate) -> Option<Bounds<Decimal>> {
    candidate
        .releasing
        .map(|releasing| turning::released(run, releasing))
}

fn partial(run: &Run<'_>, candidate: &Candidate) -> Truth {
    turning::partial(run, run.rule(candidate.rule))
}
