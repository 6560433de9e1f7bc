//! When exactly a rule applies: the shortest alternatives found, each a list of conditions on facts that all hold.
//! Takes the name of a rule, an exception, an advisory or a criterion.

use crate::cover::{self, Vocabulary};
use crate::implicant;
use crate::parts::{self, Part};
use crate::universe::Universe;
use pol_compiler::program::{Citer, Node, NodeId, Program};
use pol_solver::{Bit, Budget, Solver};
use serde::Serialize;
use std::collections::HashSet;

/// The most alternatives that are told.
const MOST_ALTERNATIVES: usize = 24;

/// When a declaration applies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Why {
    /// What it is: `rule`, `exception`, `advisory` or `criterion`.
    pub kind: &'static str,
    /// Its name.
    pub name: String,
    /// Alternatives, the shortest first; in each, conditions that all hold. One without conditions: always.
    pub alternatives: Vec<Vec<String>>,
    /// Whether the alternatives are all there is.
    pub is_whole: bool,
}

/// Tells when a declaration, or one of its versions, applies to a request that the policy governs; `None` where nothing has that
/// name.
/// The budget is that of all questions together.
pub fn why(program: &Program, name: &str, budget: Budget) -> Option<Why> {
    let versions: Vec<Part<'_>> = conditions(program)
        .filter(|part| part.name == name)
        .collect();
    let part = versions.first()?;
    let roots: Vec<NodeId> = versions.iter().map(|part| part.root).collect();
    let mut universe = Universe::of(program);
    let bits: Vec<Bit> = roots.iter().map(|root| universe.truth(*root)).collect();
    let region = universe.encoder.circuit.or(bits);
    let background: Vec<Bit> = if matches!(part.citer, Citer::Criterion(_)) {
        Vec::new()
    } else {
        vec![universe.outcome.governed]
    };
    let vocabulary = vocabulary(&universe, &roots);
    let mut solver = Solver::new(budget);
    let cover = cover::cover(
        &mut universe,
        &mut solver,
        &background,
        region,
        &vocabulary,
        MOST_ALTERNATIVES,
    );
    let alternatives = cover.alternatives.iter();
    Some(Why {
        kind: part.kind,
        name: part.name.to_owned(),
        alternatives: alternatives.map(|it| it.conditions(program)).collect(),
        is_whole: cover.is_whole,
    })
}

/// Gives the names that can be asked about, in declared order.
pub fn why_names(program: &Program) -> Vec<&str> {
    let mut seen = HashSet::new();
    let names = conditions(program).map(|part| part.name);
    names.filter(|name| seen.insert(*name)).collect()
}

fn conditions(program: &Program) -> impl Iterator<Item = Part<'_>> {
    let has_condition = |part: &Part<'_>| !matches!(part.citer, Citer::Amount(_));
    parts::declarations(program)
        .into_iter()
        .filter(has_condition)
}

/// Conditions on facts that the declaration stands on; of one that reads an amount, the amount's name. No criteria.
fn vocabulary(universe: &Universe<'_>, roots: &[NodeId]) -> Vocabulary {
    let program = universe.program;
    let below = roots
        .iter()
        .flat_map(|root| parts::all_below(program, *root));
    let below: HashSet<NodeId> = below.collect();
    let weigh = |id: NodeId| {
        let is_criterion = matches!(program.nodes[id.index()], Node::Criterion(_));
        let told = below.contains(&id) && !is_criterion;
        told.then(|| if reads_amount(program, id) { 2 } else { 1 })
    };
    Vocabulary {
        literals: implicant::literals(universe, weigh),
        bounded: Vec::new(),
    }
}

fn reads_amount(program: &Program, id: NodeId) -> bool {
    let nodes = parts::within(program, id);
    nodes
        .iter()
        .any(|id| matches!(program.nodes[id.index()], Node::AmountOf(_)))
}
