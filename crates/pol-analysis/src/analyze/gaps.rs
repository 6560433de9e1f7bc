//! Gaps: requests that the policy governs and to which no rule applies, so that only `otherwise` is left.

use super::session::Session;
use crate::diagnostics;
use crate::universe::rule_ids;
use pol_solver::Bit;

/// Asks for a request to which no rule applies.
pub(super) fn ask(session: &mut Session<'_>) {
    let program = session.universe.program;
    let mut solver = session.solver();
    let mut bits = vec![session.universe.outcome.governed];
    bits.extend(rule_ids(program).map(|rule| -> Bit { !session.universe.applies(rule) }));
    let question = || String::from("whether a rule applies to every request");
    let Some(Some(model)) = session.find(&mut solver, &bits, question) else {
        return;
    };
    let otherwise = &program.findings[program.otherwise.index()];
    let shows = format!("no rule applies; {} stands", otherwise.name);
    let Some(witness) = session.witness(&model, shows, |seen| {
        let none = program
            .rules
            .iter()
            .all(|rule| seen.condition(rule.condition) == Some(false));
        none && seen.finding() == Some(program.otherwise)
    }) else {
        return;
    };
    let span = program.origins[program.policy.in_force.condition.index()].span;
    let diagnostic = diagnostics::gap(&otherwise.name, span);
    session.observe(diagnostic, &otherwise.name, Vec::new(), Some(witness));
}
