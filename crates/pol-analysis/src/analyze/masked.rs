//! Masked findings: a rule applies, and a rule of a stronger finding stands before it. Often so meant; the author should see where.

use super::session::Session;
use super::standing;
use crate::diagnostics;
use crate::universe::rule_ids;
use pol_compiler::program::{FindingId, RuleId};
use pol_solver::{Bit, Solver};

/// Asks of every rule which rules of stronger findings can stand before it.
pub(super) fn ask(session: &mut Session<'_>) {
    let mut solver = session.solver();
    for rule in rule_ids(session.universe.program) {
        ask_rule(session, &mut solver, rule);
    }
}

fn ask_rule(session: &mut Session<'_>, solver: &mut Solver, masked: RuleId) {
    let program = session.universe.program;
    let rule = &program.rules[masked.index()];
    if rule.settles {
        return;
    }
    let mut masking: Vec<String> = Vec::new();
    let mut first = None;
    for other in rule_ids(program) {
        let stronger = &program.rules[other.index()];
        let finding = stronger.finding;
        if !(finding < rule.finding || stronger.settles && finding != rule.finding) {
            continue;
        }
        let Some(stands) = stands_as(session, other, finding) else {
            continue;
        };
        let bits = [
            session.universe.outcome.governed,
            session.universe.applies(masked),
            stands,
        ];
        let question = || format!("whether rule {} can mask rule {}", stronger.name, rule.name);
        if let Some(Some(model)) = session.find(solver, &bits, question) {
            masking.push(stronger.name.clone());
            first.get_or_insert((model, other));
        }
    }
    let Some((model, other)) = first else { return };
    let stronger = &program.rules[other.index()];
    let shows = format!(
        "rules {} and {} both apply; {} stands",
        rule.name,
        stronger.name,
        program.findings[stronger.finding.index()].name
    );
    let witness = session.witness(&model, shows, |seen| {
        seen.condition(rule.condition) == Some(true) && standing::by_itself(program, seen, other)
    });
    let finding = &program.findings[rule.finding.index()].name;
    let diagnostic = diagnostics::masked(&rule.name, finding, &masking, rule.span);
    session.observe(diagnostic, &rule.name, masking, Some(witness));
}

/// The bit of: the rule's own finding stands by it; where it does not settle, no settling rule stands before it.
fn stands_as(session: &mut Session<'_>, rule: RuleId, finding: FindingId) -> Option<Bit> {
    let program = session.universe.program;
    let mut bits = vec![session.universe.stands(finding)];
    if program.rules[rule.index()].settles {
        bits.push(session.universe.applies(rule));
    } else {
        let arrivals = &session.universe.outcome.arrivals[finding.index()];
        let arrival = arrivals.iter().find(|arrival| arrival.rule == rule)?;
        bits.push(arrival.arrives);
        let settling = rule_ids(program).filter(|rule| program.rules[rule.index()].settles);
        bits.extend(settling.map(|rule| !session.universe.applies(rule)));
    }
    Some(session.universe.encoder.circuit.and(bits))
}
