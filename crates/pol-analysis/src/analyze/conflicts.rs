//! What contradicts itself: two cases of one amount that hold together with different values, of which the least is taken;
//! two exceptions that turn one rule into different findings, of which the strongest stands.

use super::session::Session;
use super::standing;
use crate::diagnostics;
use crate::universe::rule_ids;
use crate::words;
use pol_compiler::program::{AmountId, ExceptionId, Node, NodeId, Program, RuleId};
use pol_interpreter::Inspection;
use pol_solver::{Bit, Solver};

/// Asks of every pair of cases and of every pair of exceptions.
pub(super) fn ask(session: &mut Session<'_>) {
    let mut solver = session.solver();
    for position in 0..session.universe.program.amounts.len() {
        ask_cases(session, &mut solver, AmountId::at(position));
    }
    let count = session.universe.program.exceptions.len();
    for later in 0..count {
        for earlier in 0..later {
            let pair = [ExceptionId::at(earlier), ExceptionId::at(later)];
            ask_exceptions(session, &mut solver, pair);
        }
    }
}

fn ask_cases(session: &mut Session<'_>, solver: &mut Solver, id: AmountId) {
    let program = session.universe.program;
    let amount = &program.amounts[id.index()];
    let Node::Capped { cases, .. } = &program.nodes[amount.node.index()] else {
        return;
    };
    for (position, later) in cases.iter().enumerate() {
        for earlier in &cases[..position] {
            ask_pair_of_cases(session, solver, id, [*earlier, *later]);
        }
    }
}

fn ask_pair_of_cases(
    session: &mut Session<'_>,
    solver: &mut Solver,
    id: AmountId,
    cases: [(NodeId, NodeId); 2],
) {
    let program = session.universe.program;
    let amount = &program.amounts[id.index()];
    let bits = {
        let universe = &mut session.universe;
        let [left, right] = cases.map(|(_, value)| universe.nodes[value.index()].number().clone());
        let circuit = &mut universe.encoder.circuit;
        let (left, right, _) = left.aligned(circuit, &right);
        let differ = !left.equals(circuit, &right);
        let guards = cases.map(|(guard, _)| universe.truth(guard));
        [universe.outcome.governed, guards[0], guards[1], differ]
    };
    let question = || format!("whether two cases of amount {} hold together", amount.name);
    let Some(Some(model)) = session.find(solver, &bits, question) else {
        return;
    };
    let guards = cases.map(|(guard, _)| words::condition(program, guard, true));
    let shows = format!(
        "both cases of {} hold, and their values differ",
        amount.name
    );
    let Some(witness) = session.witness(&model, shows, |seen| {
        let values = cases.map(|(guard, value)| {
            (seen.condition(guard) == Some(true))
                .then(|| seen.number(value))
                .flatten()
        });
        matches!(values, [Some(left), Some(right)] if left != right) && seen.finding().is_some()
    }) else {
        return;
    };
    let spans = cases.map(|(guard, _)| program.origins[guard.index()].span);
    let diagnostic = diagnostics::cases_conflict(&amount.name, &guards, spans);
    session.observe(diagnostic, &amount.name, guards.to_vec(), Some(witness));
}

fn ask_exceptions(session: &mut Session<'_>, solver: &mut Solver, pair: [ExceptionId; 2]) {
    let program = session.universe.program;
    let [left, right] = pair.map(|id| &program.exceptions[id.index()]);
    if left.into == right.into {
        return;
    }
    for rule in rule_ids(program) {
        let bits = both_turn(session, rule, pair);
        let names = [left.name.clone(), right.name.clone()];
        let question = || {
            format!(
                "whether exceptions {} turn rule {} differently",
                words::series(&names),
                program.rules[rule.index()].name
            )
        };
        let Some(Some(model)) = session.find(solver, &bits, question) else {
            continue;
        };
        let name = session.rule_name(rule);
        let shows = format!("rule {name} applies, and both exceptions turn it");
        let Some(witness) = session.witness(&model, shows, |seen| {
            both_are_seen(program, seen, rule, pair)
        }) else {
            return;
        };
        let diagnostic = diagnostics::exceptions_conflict(&names, name, [left.span, right.span]);
        session.observe(
            diagnostic,
            &left.name,
            vec![right.name.clone()],
            Some(witness),
        );
        return;
    }
}

/// The bits of: a rule applies, no rule that settles does, and both exceptions reach it.
fn both_turn(session: &Session<'_>, rule: RuleId, pair: [ExceptionId; 2]) -> Vec<Bit> {
    let universe = &session.universe;
    let turns = &universe.outcome.turns[rule.index()];
    let settling =
        rule_ids(universe.program).filter(|&it| universe.program.rules[it.index()].settles);
    std::iter::once(universe.outcome.governed)
        .chain([universe.applies(rule)])
        .chain(pair.map(|exception| turns[exception.index()]))
        .chain(settling.map(|rule| !universe.applies(rule)))
        .collect()
}

/// Tells whether the interpreter sees it too.
fn both_are_seen(
    program: &Program,
    seen: &Inspection<'_>,
    rule: RuleId,
    pair: [ExceptionId; 2],
) -> bool {
    seen.condition(program.rules[rule.index()].condition) == Some(true)
        && pair.iter().all(|&it| seen.turns(it, rule) == Some(true))
        && standing::none_settles(program, seen)
        && seen.finding().is_some()
}
