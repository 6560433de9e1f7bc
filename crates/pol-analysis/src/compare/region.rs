//! For which requests something changes, in the policy's own words: alternatives, in each conditions that all hold.
//! Told in what the revision touched, as far as that suffices; in other conditions only where they are needed.

use super::joint::Joint;
use crate::cover::{self, Vocabulary};
use crate::implicant::{self, Literal};
use crate::parts;
use crate::universe::Universe;
use crate::words;
use pol_compiler::program::{FactId, Node, NodeId, Program};
use pol_solver::{Bit, Budget, Solver};
use pol_symbolic::Term;
use std::collections::HashSet;

/// The most alternatives that are told of a change.
const MOST_ALTERNATIVES: usize = 6;

/// For which requests something is so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Region {
    /// Alternatives, the shortest first; in each, conditions that all hold. One without conditions: all of them.
    pub alternatives: Vec<Vec<String>>,
    /// Whether the alternatives are all of it.
    pub is_whole: bool,
}

/// What regions of two revisions are told in.
pub(crate) struct Words {
    vocabulary: Vocabulary,
}

impl Words {
    /// Gathers the conditions of both revisions, those that the revision touched foremost.
    pub(crate) fn of(joint: &Joint<'_>) -> Self {
        let in_old = bits(&joint.old);
        let in_new = bits(&joint.new);
        let touched_new = Touched::of(&joint.new, &in_old);
        let touched_old = Touched::of(&joint.old, &in_new);
        let (old, new) = (joint.old.program, joint.new.program);
        let mut literals = touched_new.literals(&joint.new, &changed_values(old, new));
        literals.extend(touched_old.literals(&joint.old, &changed_values(new, old)));
        let facts = touched_new.facts(joint.new.program);
        Self {
            vocabulary: Vocabulary {
                literals: implicant::once_a_bit(literals),
                bounded: vec![
                    implicant::bounded(&joint.new, |fact| facts.contains(&fact)),
                    implicant::bounded(&joint.new, |_| true),
                ],
            },
        }
    }

    /// Tells a region, a bit, against a background that is not told.
    pub(crate) fn tell(
        &self,
        joint: &mut Joint<'_>,
        budget: Budget,
        background: &[Bit],
        region: Bit,
    ) -> Region {
        let mut solver = Solver::new(budget);
        let cover = cover::cover(
            &mut joint.new,
            &mut solver,
            background,
            region,
            &self.vocabulary,
            MOST_ALTERNATIVES,
        );
        let alternatives = cover.alternatives.iter();
        Region {
            alternatives: alternatives
                .map(|it| it.conditions(joint.new.program))
                .collect(),
            is_whole: cover.is_whole,
        }
    }
}

/// The nodes that a revision touched.
struct Touched {
    /// Those that the other revision does not have, and that are made of none such.
    origins: HashSet<NodeId>,
    /// Those, and what stands beside them in a list.
    near: HashSet<NodeId>,
    /// All that the other revision does not have.
    changed: HashSet<NodeId>,
}

impl Touched {
    fn of(universe: &Universe<'_>, other: &HashSet<String>) -> Self {
        let program = universe.program;
        let is_new = |id: NodeId| !other.contains(&key(&universe.nodes[id.index()]));
        let ids = || (0..program.nodes.len()).map(NodeId::at);
        let is_origin = |id: &NodeId| {
            let below = program.nodes[id.index()].below(program);
            is_new(*id) && !below.into_iter().any(is_new)
        };
        let origins: HashSet<NodeId> = ids().filter(is_origin).collect();
        let mut near = origins.clone();
        for id in ids() {
            let below = program.nodes[id.index()].below(program);
            if below.iter().any(|it| origins.contains(it)) {
                near.insert(id);
                near.extend(below);
            }
        }
        let changed = ids().filter(|id| is_new(*id)).collect();
        Self {
            origins,
            near,
            changed,
        }
    }

    /// Literals: what was touched is kept longest, then criteria, then single conditions.
    fn literals(&self, universe: &Universe<'_>, values: &[(String, String)]) -> Vec<Literal> {
        let program = universe.program;
        let weigh = |id: NodeId| {
            let is_criterion = matches!(program.nodes[id.index()], Node::Criterion(_));
            match (self.near.contains(&id), is_criterion) {
                _ if self.reads_changed_amount(program, id) => None,
                (true, _) => Some(1),
                (false, true) => Some(2),
                (false, false) => Some(3),
            }
        };
        let mut literals = implicant::literals(universe, weigh);
        for literal in &mut literals {
            for (name, quantity) in values {
                literal.words = words::with_value(&literal.words, name, quantity);
            }
        }
        literals
    }

    /// An amount that comes out otherwise cannot tell where it does.
    fn reads_changed_amount(&self, program: &Program, id: NodeId) -> bool {
        let amounts = parts::within(program, id).into_iter();
        let mut amounts =
            amounts.filter(|id| matches!(program.nodes[id.index()], Node::AmountOf(_)));
        amounts.any(|id| self.changed.contains(&id))
    }

    /// The facts that touched nodes read, and those beside them.
    fn facts(&self, program: &Program) -> HashSet<FactId> {
        let origins = self.origins.iter().chain(&self.near);
        let below = origins.flat_map(|&id| parts::all_below(program, id));
        below
            .filter_map(|id| program.nodes[id.index()].own_fact())
            .chain(
                program
                    .rules
                    .iter()
                    .filter_map(|it| it.releasing)
                    .map(|it| it.of),
            )
            .collect()
    }
}

fn bits(universe: &Universe<'_>) -> HashSet<String> {
    universe.nodes.iter().map(key).collect()
}

/// Tells terms apart.
fn key(term: &Term) -> String {
    format!("{term:?}")
}

/// The values that two revisions have differently and that have one entry, as the name and the quantity in the second.
fn changed_values(old: &Program, new: &Program) -> Vec<(String, String)> {
    let mut changed = Vec::new();
    for value in &new.values {
        let before = old.values.iter().find(|it| it.name == value.name);
        let [entry] = value.entries.as_slice() else {
            continue;
        };
        let same =
            before.is_some_and(|it| it.entries.len() == 1 && it.entries[0].number == entry.number);
        if before.is_some() && !same {
            let quantity = words::quantity(new, value.unit, entry.number);
            changed.push((value.name.clone(), quantity));
        }
    }
    changed
}
