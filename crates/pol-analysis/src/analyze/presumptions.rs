//! Presumptions that alone carry a release: were the fact stated otherwise, the release would not stand.

use super::session::Session;
use crate::diagnostics;
use crate::universe::fact_ids;
use pol_compiler::program::{FactId, FindingKind, Program};
use pol_interpreter::{Disposition, Facts, Inspection, value_text};
use pol_solver::{Bit, Solver};
use pol_symbolic::Outcome;

/// Asks of every presumed fact.
pub(super) fn ask(session: &mut Session<'_>) {
    let mut solver = session.solver();
    for fact in fact_ids(session.universe.program) {
        ask_fact(session, &mut solver, fact);
    }
}

fn ask_fact(session: &mut Session<'_>, solver: &mut Solver, id: FactId) {
    let program = session.universe.program;
    let fact = &program.facts[id.index()];
    let Some(presumption) = &fact.presumed else {
        return;
    };
    let presumed = session.universe.encoder.known(id, &presumption.value);
    let stated = session.universe.facts[id.index()].clone();
    let as_presumed = session.universe.outcome_beside(id, presumed);
    let applies = presumption.when.map(|when| session.universe.truth(when));
    let released = released(session, &as_presumed);
    let outcome = session.universe.outcome.clone();
    let still = self::released(session, &outcome);
    let bits: Vec<Bit> = [released, !still].into_iter().chain(applies).collect();
    let question = || format!("whether the presumption of {} carries a release", fact.path);
    let Some(Some(model)) = session.find(solver, &bits, question) else {
        return;
    };
    let Some(other) = session.universe.encoder.value(id, &stated, &model) else {
        return;
    };
    let mut request = session.universe.request(&model);
    request.withhold(id);
    let presumed = value_text(program, id, &presumption.value);
    let shows = format!(
        "released with {} presumed to be {presumed}; not released where it is stated to be {}",
        fact.path,
        value_text(program, id, &other)
    );
    let carried = |facts: &Facts| {
        let mut otherwise = facts.clone();
        otherwise.state(id, other.clone());
        facts.get(id).is_none()
            && is_released(program, facts) == Some(true)
            && is_released(program, &otherwise) == Some(false)
    };
    let Some(witness) = session.witness_of(request, shows, carried) else {
        return;
    };
    let diagnostic = diagnostics::carried_by_presumption(&fact.path, &presumed, fact.span);
    session.observe(diagnostic, &fact.path, Vec::new(), Some(witness));
}

/// The bit of: a release stands.
fn released(session: &mut Session<'_>, outcome: &Outcome) -> Bit {
    let findings = session
        .universe
        .program
        .findings
        .iter()
        .zip(&outcome.stands);
    let releases = findings.filter(|(finding, _)| finding.kind == FindingKind::Release);
    let bits: Vec<Bit> = releases.map(|(_, bit)| *bit).collect();
    session.universe.encoder.circuit.or(bits)
}

fn is_released(program: &Program, facts: &Facts) -> Option<bool> {
    let decision = Inspection::new(program, facts).decision()?;
    Some(matches!(
        decision.disposition,
        Disposition::Release | Disposition::ReleasePart
    ))
}
