//! The reasons of an outcome: what it stands on, in the order in which a reader wants them.
//! Each is a declaration that carries its own text and citation; each stands once.

use crate::evaluate::Run;
use crate::finding::{self, Outcome, Verdict};
use crate::release::Release;
use crate::slots::Truth;
use crate::supports;
use crate::turning;
use pol_compiler::program::{AmountId, Citer, ExceptionId, FactId, FindingId, FindingKind, RuleId};

/// Gives the reasons of an outcome.
pub(crate) fn reasons(run: &Run<'_>, verdict: &Verdict, missing: &[FactId]) -> Vec<Citer> {
    let mut reasons: Vec<Citer> = verdict
        .brought_by
        .iter()
        .copied()
        .map(Citer::Rule)
        .collect();
    reasons.extend(match &verdict.outcome {
        None => missing
            .iter()
            .filter(|fact| cites(run, **fact))
            .map(|&fact| Citer::Fact(fact))
            .collect(),
        Some(Outcome::NotGoverned) => not_governed(run),
        Some(Outcome::Review(finding)) => review(run, *finding),
        Some(Outcome::Release(finding, release)) => released(run, *finding, release),
    });
    keep_first(&mut reasons);
    reasons
}

fn keep_first(reasons: &mut Vec<Citer>) {
    let mut seen = std::collections::HashSet::new();
    reasons.retain(|reason| seen.insert(*reason));
}

fn cites(run: &Run<'_>, fact: FactId) -> bool {
    !run.program.facts[fact.index()].citation.clauses.is_empty()
}

/// The conditions that are false; where none is known to be, though one must, all that are not known to hold.
fn not_governed(run: &Run<'_>) -> Vec<Citer> {
    let false_ones = conditions_that_are(run, Truth::False);
    if false_ones.is_empty() {
        return conditions_that_are(run, Truth::Unknown);
    }
    false_ones
}

/// The conditions of the policy's force and of whom it governs that are of this truth.
fn conditions_that_are(run: &Run<'_>, wanted: Truth) -> Vec<Citer> {
    let policy = &run.program.policy;
    let is_wanted = |condition| run.truth(condition) == wanted;
    let in_force = is_wanted(policy.in_force.condition).then_some(Citer::InForce);
    let governs = policy
        .governs
        .iter()
        .enumerate()
        .filter(|(_, governs)| is_wanted(governs.condition));
    in_force
        .into_iter()
        .chain(governs.map(|(position, _)| Citer::Governs(position)))
        .collect()
}

/// The rules that result in the finding, then the weaker adverse ones, each with the exceptions that turned it.
fn review(run: &Run<'_>, standing: FindingId) -> Vec<Citer> {
    if finding::settled(run).is_some() {
        return settled(run, standing);
    }
    let adverse =
        |finding: &FindingId| *finding > standing && run.kind(*finding) == FindingKind::Adverse;
    let weaker = (0u32..)
        .map(FindingId)
        .take(run.program.findings.len())
        .filter(adverse);
    let findings = std::iter::once(standing).chain(weaker);
    findings
        .flat_map(|finding| sure_rules(run, finding))
        .flat_map(|rule| of_rule(run, rule))
        .collect()
}

fn settled(run: &Run<'_>, standing: FindingId) -> Vec<Citer> {
    let rules = finding::settling(run, Truth::True);
    rules
        .filter(|&rule| run.rule(rule).finding == standing)
        .map(Citer::Rule)
        .collect()
}

/// Gives the rules that surely apply and result in a finding.
pub(crate) fn sure_rules(run: &Run<'_>, finding: FindingId) -> impl Iterator<Item = RuleId> {
    finding::ordinary(run).filter(move |&rule| finding::result(run, rule, finding) == Truth::True)
}

fn of_rule(run: &Run<'_>, rule: RuleId) -> Vec<Citer> {
    let exceptions =
        turning::turned_by(run, rule).map(|(exception, _)| Citer::Exception(exception));
    let mut reasons = match turned_release(run, rule) {
        Some(amount) => shortfall(run, amount),
        None => vec![Citer::Rule(rule)],
    };
    reasons.extend(exceptions);
    reasons
}

/// Gives the amount of a rule whose partial release was turned; the rule's own text would then mislead.
fn turned_release(run: &Run<'_>, id: RuleId) -> Option<AmountId> {
    let rule = run.rule(id);
    let turned =
        turning::turned_by(run, id).next().is_some() && turning::partial(run, rule) == Truth::True;
    rule.releasing
        .filter(|_| turned)
        .map(|releasing| releasing.amount)
}

/// The rules that release and what they stand on; then the caps that hold the release below the request.
fn released(run: &Run<'_>, standing: FindingId, release: &Release) -> Vec<Citer> {
    let measured = match release {
        Release::Whole => None,
        Release::Measured(measured) => Some(measured),
    };
    let mut reasons = Vec::new();
    for rule in releasing_rules(run, standing) {
        let measured = measured.filter(|measured| measured.rule == rule);
        reasons.push(Citer::Rule(rule));
        reasons.extend(
            turning::turned_by(run, rule).map(|(exception, _)| Citer::Exception(exception)),
        );
        reasons.extend(supports::supports(run, rule, measured));
    }
    if let Some(measured) = measured.filter(|measured| measured.partial) {
        reasons.extend(shortfall(run, measured.releasing.amount));
    }
    reasons
}

fn releasing_rules(run: &Run<'_>, standing: FindingId) -> Vec<RuleId> {
    if finding::settled(run).is_some() {
        let rules = finding::settling(run, Truth::True);
        return rules
            .filter(|&rule| run.rule(rule).finding == standing)
            .collect();
    }
    sure_rules(run, standing).collect()
}

fn shortfall(run: &Run<'_>, amount: AmountId) -> Vec<Citer> {
    supports::shortfall(run, amount)
        .into_iter()
        .map(|(amount, cap)| Citer::Cap(amount, cap))
        .collect()
}

/// Gives the caps that hold a partial release, or one that was turned, below the request.
pub(crate) fn caps(run: &Run<'_>, verdict: &Verdict) -> Vec<(AmountId, usize)> {
    let released = match &verdict.outcome {
        Some(Outcome::Release(_, Release::Measured(measured))) if measured.partial => {
            Some(measured.releasing.amount)
        }
        Some(Outcome::Release(..) | Outcome::Review(_) | Outcome::NotGoverned) | None => None,
    };
    let turned = turned(run, verdict)
        .into_iter()
        .filter_map(|(rule, _)| turned_release(run, rule));
    let mut caps: Vec<_> = released
        .into_iter()
        .chain(turned)
        .flat_map(|amount| supports::shortfall(run, amount))
        .collect();
    let mut seen = std::collections::HashSet::new();
    caps.retain(|cap| seen.insert(*cap));
    caps
}

/// Gives the rules that apply and that exceptions turned, and by which; none where a settling rule stands.
pub(crate) fn turned(run: &Run<'_>, verdict: &Verdict) -> Vec<(RuleId, ExceptionId)> {
    if verdict.governed == Truth::False || finding::settled(run).is_some() {
        return Vec::new();
    }
    let sure = finding::ordinary(run).filter(|&rule| turning::applies(run, rule) == Truth::True);
    sure.flat_map(|rule| turning::turned_by(run, rule).map(move |(exception, _)| (rule, exception)))
        .collect()
}
