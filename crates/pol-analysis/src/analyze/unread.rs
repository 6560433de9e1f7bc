//! Facts that are read, and whose value changes no determination.

use super::session::Session;
use crate::diagnostics;
use crate::parts;
use crate::universe::{Universe, fact_ids, is_column};
use pol_compiler::program::{FactId, Program, Text, TextPart, Type};
use std::collections::HashSet;

/// Asks of every fact that a condition or an amount reads. Facts that nothing reads are the compiler's to report.
pub(super) fn ask(session: &mut Session<'_>) {
    let program = session.universe.program;
    let nodes = program.nodes.iter();
    let read: HashSet<FactId> = nodes.filter_map(|node| node.fact(program)).collect();
    let otherwise_of_use = of_other_use(program);
    for id in fact_ids(program) {
        let fact = &program.facts[id.index()];
        if is_column(program, id)
            || !read.contains(&id)
            || otherwise_of_use.contains(&id)
            || fact.ty == Type::Text
        {
            continue;
        }
        let changed = |universe: &mut Universe<'_>| {
            let other = universe.encoder.free(id);
            vec![universe.changed_beside(id, other)]
        };
        let question = || format!("whether fact {} matters", fact.path);
        if session.find_apart(changed, question) == Some(false) {
            let diagnostic = diagnostics::fact_never_matters(&fact.path, fact.span);
            session.observe(diagnostic, &fact.path, Vec::new(), None);
        }
    }
}

/// Facts that a text or a release shows, or on which a presumption depends, or rows, or the age of another.
fn of_other_use(program: &Program) -> HashSet<FactId> {
    let conditions = program
        .facts
        .iter()
        .filter_map(|fact| fact.presumed.as_ref()?.when);
    let nodes = conditions.flat_map(|root| parts::all_below(program, root));
    let in_presumptions = nodes.filter_map(|node| program.nodes[node.index()].fact(program));
    let in_texts = texts(program)
        .flat_map(|Text(parts)| parts)
        .filter_map(|part| match part {
            TextPart::Fact(fact) => Some(*fact),
            TextPart::Words(_) | TextPart::Value(_) | TextPart::Amount(_) => None,
        });
    let releasing = program.rules.iter().filter_map(|it| it.releasing);
    let in_releases = releasing.map(|it| it.of);
    let taken = program.taken.iter();
    let of_rows = taken.flat_map(|taken| taken.reads.iter().copied().chain([taken.fact]));
    let days = program.facts.iter().flat_map(|fact| {
        let recent = fact.recent.iter().flat_map(|window| window.facts());
        recent.chain(fact.not_before).chain(fact.not_after)
    });
    let of_rows = of_rows.chain(days);
    in_presumptions
        .chain(in_texts)
        .chain(in_releases)
        .chain(of_rows)
        .collect()
}

/// Every text that may show a fact.
fn texts(program: &Program) -> impl Iterator<Item = &Text> {
    let rules = program.rules.iter().filter_map(|it| it.because.as_ref());
    let criteria = program.criteria.iter().filter_map(|it| it.text.as_ref());
    let exceptions = program.exceptions.iter().filter_map(|it| it.text.as_ref());
    let advisories = program.advisories.iter().filter_map(|it| it.text.as_ref());
    let caps = program.amounts.iter().flat_map(|it| &it.caps);
    let caps = caps.filter_map(|it| it.because.as_ref());
    let amounts = program.amounts.iter().filter_map(|it| it.text.as_ref());
    let governs = program
        .policy
        .governs
        .iter()
        .filter_map(|it| it.because.as_ref());
    let in_force = program.policy.in_force.because.iter();
    rules
        .chain(criteria)
        .chain(exceptions)
        .chain(advisories)
        .chain(caps)
        .chain(amounts)
        .chain(governs)
        .chain(in_force)
}
