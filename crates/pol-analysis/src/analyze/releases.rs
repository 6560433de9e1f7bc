//! A release of zero: the criteria are met and nothing is released, which reads as an approval and is none.

use super::session::Session;
use crate::diagnostics;
use pol_compiler::program::{FindingId, RuleId};
use pol_interpreter::Decision;
use rust_decimal::Decimal;

/// Asks of every finding that is a release.
pub(super) fn ask(session: &mut Session<'_>) {
    let program = session.universe.program;
    let mut solver = session.solver();
    for position in 0..program.findings.len() {
        let finding = FindingId::at(position);
        let Some(released) = session.universe.outcome.released[position].clone() else {
            continue;
        };
        let zero = pol_solver::Integer::constant(0);
        let circuit = &mut session.universe.encoder.circuit;
        let is_zero = released.amount.digits.equals(circuit, &zero);
        let bits = [session.universe.stands(finding), released.limited, is_zero];
        let name = &program.findings[position].name;
        let question = || format!("whether finding {name} can release nothing");
        let Some(Some(model)) = session.find(&mut solver, &bits, question) else {
            continue;
        };
        let releases_nothing = |decision: Decision| {
            decision.finding.as_ref() == Some(name)
                && decision
                    .released
                    .is_some_and(|released| released.amount.0 == Decimal::ZERO)
        };
        let shows = format!("{name}, and 0 is released");
        let Some(witness) = session.witness(&model, shows, |seen| {
            seen.decision().is_some_and(releases_nothing)
        }) else {
            continue;
        };
        let Some(rule) = releasing(session, finding) else {
            continue;
        };
        let rule = &program.rules[rule.index()];
        let diagnostic = diagnostics::release_of_zero(&rule.name, name, rule.span);
        session.observe(diagnostic, &rule.name, Vec::new(), Some(witness));
    }
}

/// The first rule that releases an amount by this finding.
fn releasing(session: &Session<'_>, finding: FindingId) -> Option<RuleId> {
    let rules = session.universe.program.rules.iter();
    let mut releasing = rules.map(|rule| rule.finding == finding && rule.releasing.is_some());
    releasing.position(|it| it).map(RuleId::at)
}
