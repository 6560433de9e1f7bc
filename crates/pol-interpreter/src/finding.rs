//! Filled slots in; what can become of the request out: governed or not, the findings possible, and the outcome if it is decided.
//! A settling rule stands before all strength; then the strongest finding with a rule that applies. Makes no trace.

use crate::evaluate::Run;
use crate::release::{self, Release};
use crate::slots::Truth;
use crate::turning;
use pol_compiler::program::{FindingId, FindingKind, RuleId};

/// What can become of a request.
#[derive(Debug)]
pub(crate) struct Verdict {
    /// Whether the policy governs the request.
    pub(crate) governed: Truth,
    /// The findings possible where it does, strongest first.
    pub(crate) possible: Vec<FindingId>,
    /// What becomes of it, if all completions of the facts agree.
    pub(crate) outcome: Option<Outcome>,
    /// Where completions agree on the outcome, but not on what brings it about: the rules that may. Empty elsewhere.
    pub(crate) brought_by: Vec<RuleId>,
}

/// What becomes of a request.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// The policy has nothing to say.
    NotGoverned,
    /// A clinician decides, upon an adverse or review finding.
    Review(FindingId),
    /// What was requested is released, or a part of it.
    Release(FindingId, Release),
}

impl Outcome {
    /// Gives the standing finding.
    pub(crate) fn finding(&self) -> Option<FindingId> {
        match self {
            Self::NotGoverned => None,
            Self::Review(finding) | Self::Release(finding, _) => Some(*finding),
        }
    }
}

/// Finds what can become of a request.
pub(crate) fn verdict(run: &Run<'_>) -> Verdict {
    let governed = governed(run);
    if governed == Truth::False {
        return Verdict {
            governed,
            possible: Vec::new(),
            outcome: Some(Outcome::NotGoverned),
            brought_by: Vec::new(),
        };
    }
    let possible = possible(run);
    let outcome = match possible[..] {
        [finding] if governed == Truth::True => outcome(run, finding),
        _ => None,
    };
    Verdict {
        governed,
        possible,
        outcome,
        brought_by: Vec::new(),
    }
}

fn governed(run: &Run<'_>) -> Truth {
    let policy = &run.program.policy;
    let governs = policy
        .governs
        .iter()
        .map(|governs| run.truth(governs.condition));
    governs.fold(run.truth(policy.in_force.condition), Truth::and)
}

fn outcome(run: &Run<'_>, finding: FindingId) -> Option<Outcome> {
    match run.kind(finding) {
        FindingKind::Adverse | FindingKind::Review => Some(Outcome::Review(finding)),
        FindingKind::Release => {
            release::decided(run, finding).map(|release| Outcome::Release(finding, release))
        }
    }
}

/// Gives the findings that can stand, strongest first.
fn possible(run: &Run<'_>) -> Vec<FindingId> {
    let sure = settled(run);
    let mut findings: Vec<_> = open_settling(run)
        .map(|rule| run.rule(rule).finding)
        .collect();
    match sure {
        Some(sure) => findings.push(sure),
        None => findings.extend(by_strength(run)),
    }
    findings.sort_unstable();
    findings.dedup();
    findings
}

/// Gives the finding of the settling rules that apply: the strongest, should there be several.
pub(crate) fn settled(run: &Run<'_>) -> Option<FindingId> {
    settling(run, Truth::True)
        .map(|rule| run.rule(rule).finding)
        .min()
}

/// Gives the settling rules that may yet apply and would then stand.
pub(crate) fn open_settling(run: &Run<'_>) -> impl Iterator<Item = RuleId> {
    let sure = settled(run);
    settling(run, Truth::Unknown)
        .filter(move |&rule| sure.is_none_or(|sure| run.rule(rule).finding < sure))
}

/// Gives the settling rules of this truth.
pub(crate) fn settling(run: &Run<'_>, wanted: Truth) -> impl Iterator<Item = RuleId> {
    run.rules()
        .filter(move |&rule| run.rule(rule).settles && turning::applies(run, rule) == wanted)
}

/// Gives the rules that do not settle and may apply.
pub(crate) fn ordinary(run: &Run<'_>) -> impl Iterator<Item = RuleId> {
    run.rules()
        .filter(move |&rule| !run.rule(rule).settles && turning::applies(run, rule) != Truth::False)
}

/// Gives the weakest finding that can stand by strength, if a rule is sure to apply: that rule results in none weaker.
pub(crate) fn floor(run: &Run<'_>) -> Option<FindingId> {
    let sure = ordinary(run).filter(|&rule| turning::applies(run, rule) == Truth::True);
    sure.map(|rule| turning::weakest(run, rule)).min()
}

fn by_strength(run: &Run<'_>) -> impl Iterator<Item = FindingId> {
    let floor = floor(run);
    let findings = (0u32..).map(FindingId).take(run.program.findings.len());
    let reached = findings.filter(move |&finding| {
        floor.is_none_or(|floor| finding <= floor) && holds(run, finding) != Truth::False
    });
    reached.chain(floor.is_none().then_some(run.program.otherwise))
}

/// Tells whether a rule applies and results in a finding.
fn holds(run: &Run<'_>, finding: FindingId) -> Truth {
    let rules = ordinary(run).map(|rule| result(run, rule, finding));
    rules.fold(Truth::False, Truth::or)
}

/// Tells whether this rule applies and results in a finding.
pub(crate) fn result(run: &Run<'_>, rule: RuleId, finding: FindingId) -> Truth {
    turning::applies(run, rule).and(turning::results_in(run, rule, finding))
}
