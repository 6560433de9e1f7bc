//! A release of zero: the criteria are met and nothing is released, which reads as an approval and is none.

use super::session::Session;
use super::standing;
use crate::diagnostics;
use crate::universe::rule_ids;
use pol_compiler::program::RuleId;
use pol_interpreter::Decision;
use pol_solver::{Bit, Integer, Solver};
use rust_decimal::Decimal;

/// Asks of every rule that releases an amount.
pub(super) fn ask(session: &mut Session<'_>) {
    let mut solver = session.solver();
    for rule in rule_ids(session.universe.program) {
        ask_rule(session, &mut solver, rule);
    }
}

fn ask_rule(session: &mut Session<'_>, solver: &mut Solver, id: RuleId) {
    let program = session.universe.program;
    let rule = &program.rules[id.index()];
    let Some(bits) = releases_nothing(session, id) else {
        return;
    };
    let question = || format!("whether rule {} can release nothing", rule.name);
    let Some(Some(model)) = session.find(solver, &bits, question) else {
        return;
    };
    let name = &program.findings[rule.finding.index()].name;
    let is_zero = |decision: Decision| {
        let released = decision.released;
        released.is_some_and(|released| released.amount.0 == Decimal::ZERO)
    };
    let shows = format!("rule {} applies; {name}, and 0 is released", rule.name);
    let Some(witness) = session.witness(&model, shows, |seen| {
        standing::by_itself(program, seen, id) && seen.decision().is_some_and(is_zero)
    }) else {
        return;
    };
    let diagnostic = diagnostics::release_of_zero(&rule.name, name, rule.span);
    session.observe(diagnostic, &rule.name, Vec::new(), Some(witness));
}

/// The bits of: the rule's finding stands by it, and the most that is released is zero; none where it releases no amount.
fn releases_nothing(session: &mut Session<'_>, id: RuleId) -> Option<[Bit; 4]> {
    let rule = &session.universe.program.rules[id.index()];
    rule.releasing?;
    let position = rule.finding.index();
    let released = session.universe.outcome.released[position].clone()?;
    let arrivals = &session.universe.outcome.arrivals[position];
    let arrives = arrivals.iter().find(|it| it.rule == id)?.arrives;
    let zero = Integer::constant(0);
    let circuit = &mut session.universe.encoder.circuit;
    let is_zero = released.amount.digits.equals(circuit, &zero);
    let stands = session.universe.stands(rule.finding);
    Some([stands, arrives, released.limited, is_zero])
}
