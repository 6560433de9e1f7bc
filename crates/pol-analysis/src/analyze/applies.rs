//! What can never apply: the policy itself, a rule, an exception, an advisory; a criterion that comes out the same for everyone.
//! Where conditions exclude each other, the smallest part of them that does is named.

use super::session::Session;
use crate::diagnostics;
use crate::parts::{self, Part};
use pol_compiler::program::{Citer, CriterionId, Node, NodeId, Quantifier};
use pol_parser::Span;
use pol_solver::{Bit, Solver};

/// Tells whether the policy governs any request; observes it where not.
pub(super) fn ask_governs(session: &mut Session<'_>) -> bool {
    let governed = session.universe.outcome.governed;
    let mut solver = session.solver();
    let found = session.find(&mut solver, &[governed], || {
        "whether the policy governs any request".into()
    });
    if found != Some(None) {
        return true;
    }
    let program = session.universe.program;
    let conditions: Vec<NodeId> = std::iter::once(program.policy.in_force.condition)
        .chain(program.policy.governs.iter().map(|it| it.condition))
        .collect();
    let (excluding, span) = excluding(session, &conditions);
    session.observe(
        diagnostics::never_governs(&excluding, span),
        &program.policy.name,
        excluding,
        None,
    );
    false
}

/// The words of a smallest part of conditions that cannot hold together, and the place of the first of it.
fn excluding(session: &mut Session<'_>, conditions: &[NodeId]) -> (Vec<String>, Span) {
    let program = session.universe.program;
    let bits: Vec<Bit> = conditions
        .iter()
        .map(|&node| session.universe.truth(node))
        .collect();
    let core = match bits.iter().position(|&bit| bit == Bit::FALSE) {
        Some(position) => vec![position],
        None => session.core(&bits).unwrap_or_default(),
    };
    let words = core
        .iter()
        .map(|&position| crate::words::condition(program, conditions[position], true));
    let at = core.first().copied().unwrap_or_default();
    let span = program.origins[conditions[at].index()].span;
    (words.collect(), span)
}

/// Asks of every declaration with a condition whether it can hold where the policy governs.
pub(super) fn ask(session: &mut Session<'_>) {
    let mut solver = session.solver();
    for part in parts::declarations(session.universe.program) {
        match part.citer {
            Citer::Criterion(id) => ask_criterion(session, &mut solver, id),
            Citer::Rule(_) | Citer::Exception(_) | Citer::Advisory(_) => {
                ask_part(session, &mut solver, &part);
            }
            Citer::InForce
            | Citer::Governs(_)
            | Citer::Fact(_)
            | Citer::Value(_)
            | Citer::Amount(_)
            | Citer::Limit(_)
            | Citer::Cap(..) => {}
        }
    }
}

fn ask_part(session: &mut Session<'_>, solver: &mut Solver, part: &Part<'_>) {
    let bits = [
        session.universe.outcome.governed,
        session.universe.truth(part.root),
    ];
    let question = || format!("whether {} {} can ever apply", part.kind, part.name);
    if session.find(solver, &bits, question) == Some(None) {
        let conditions = conjuncts(session, part.root);
        let (excluding, _) = excluding(session, &conditions);
        session.settled.insert(part.citer);
        let diagnostic = diagnostics::never_applies(part.kind, part.name, &excluding, part.span);
        session.observe(diagnostic, part.name, excluding, None);
    }
}

/// The conditions that must hold together for one to hold, with those by which the policy governs.
fn conjuncts(session: &Session<'_>, condition: NodeId) -> Vec<NodeId> {
    let program = session.universe.program;
    let mut conditions = vec![condition];
    if let Node::List {
        quantifier: Quantifier::All,
        items,
        ..
    } = &program.nodes[condition.index()]
    {
        conditions = items.to_vec();
    }
    conditions.push(program.policy.in_force.condition);
    conditions.extend(program.policy.governs.iter().map(|it| it.condition));
    conditions
}

/// Asks whether a criterion is ever met and ever not met, by any request: one that the policy governs by is always met by the others.
fn ask_criterion(session: &mut Session<'_>, solver: &mut Solver, id: CriterionId) {
    let criterion = &session.universe.program.criteria[id.index()];
    let name = &criterion.name;
    let bit = session.universe.truth(criterion.condition);
    for (wanted, word) in [(bit, "met"), (!bit, "not met")] {
        let question = || format!("whether criterion {name} is ever {word}");
        if session.find(solver, &[wanted], question) == Some(None) {
            session.settled.insert(Citer::Criterion(id));
            let diagnostic = diagnostics::never_varies(name, wanted != bit, criterion.span);
            session.observe(diagnostic, name, Vec::new(), None);
        }
    }
}
