//! All bodies in; one list of nodes out, in which each node stands after all that it reads, with the root of each body.
//! What the conditions of presumptions need comes first.

use crate::bodies::{Bodies, DerivedBody, DerivedRoot};
use crate::fragment::{Body, Fragment, moved};
use crate::order::{Graph, Root, Shared};
use crate::program::{DerivedFrom, Node, NodeId, Origin};
use crate::vocabulary::TakenRows;
use pol_parser::Diagnostic;
use std::ops::Range;

/// The nodes of a policy, and where each body ended up.
#[derive(Default)]
pub(crate) struct Layout {
    /// All nodes.
    pub(crate) nodes: Vec<Node>,
    /// Where each comes from.
    pub(crate) origins: Vec<Origin>,
    /// Which the author did not write as such.
    pub(crate) implied: Vec<bool>,
    /// For each that is taken of rows, the nodes of its condition, and the condition.
    pub(crate) taken: Vec<(Range<usize>, Root)>,
    /// How many of the first nodes the conditions of rows need.
    pub(crate) row_nodes: usize,
    /// For each fact, what it is derived from.
    pub(crate) derivations: Vec<Option<DerivedFrom>>,
    /// How many of the first nodes derivations need.
    pub(crate) derivation_nodes: usize,
    /// How many of the first nodes presumptions need.
    pub(crate) presumption_nodes: usize,
    /// The roots.
    pub(crate) in_force: Root,
    pub(crate) governs: Vec<Root>,
    pub(crate) presumptions: Vec<Root>,
    pub(crate) criteria: Vec<Root>,
    pub(crate) amounts: Vec<Root>,
    pub(crate) rules: Vec<Root>,
    pub(crate) exceptions: Vec<Root>,
    pub(crate) advisories: Vec<(Root, Root)>,
    /// Of each limit whether it is kept, and what is left.
    pub(crate) limits: Vec<(Root, Root)>,
}

impl Layout {
    /// Lays all bodies out; reports cycles.
    pub(crate) fn of<'t>(
        bodies: &Bodies,
        taken: impl Iterator<Item = &'t TakenRows>,
        graph: &Graph,
        sink: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut layout = Self {
            criteria: vec![None; bodies.criteria.len()],
            amounts: vec![None; bodies.amounts.len()],
            ..Self::default()
        };
        layout.place_taken(taken);
        layout.place_derivations(bodies);
        let mut walk = graph.walk();
        graph.order_from(needed_by_presumptions(bodies, graph), &mut walk, sink);
        let first = walk.order.len();
        layout.place_shared(&walk.order, bodies);
        layout.place_presumptions(bodies);
        graph.order_from(graph.all(), &mut walk, sink);
        layout.place_shared(&walk.order[first..], bodies);
        layout.place_others(bodies);
        layout
    }

    fn place_taken<'t>(&mut self, taken: impl Iterator<Item = &'t TakenRows>) {
        for rows in taken {
            let start = self.nodes.len();
            let root = self.place_maybe(rows.body.as_ref());
            self.taken.push((start..self.nodes.len(), root));
        }
        self.row_nodes = self.nodes.len();
    }

    fn place_derivations(&mut self, bodies: &Bodies) {
        for derived in &bodies.derivations {
            let derived = derived.as_ref().and_then(Option::as_ref);
            let from = derived.map(|derived| self.place_derived(derived));
            self.derivations.push(from);
        }
        self.derivation_nodes = self.nodes.len();
    }

    fn place_derived(&mut self, body: &DerivedBody) -> DerivedFrom {
        let start = self.place_fragment(&body.fragment);
        let moved = |id: NodeId| NodeId(id.0 + start);
        match &body.root {
            DerivedRoot::Node(root) => DerivedFrom::Node(moved(*root)),
            DerivedRoot::Choices { cases, otherwise } => DerivedFrom::Choices {
                cases: cases
                    .iter()
                    .map(|&(when, choice)| (moved(when), choice))
                    .collect(),
                otherwise: *otherwise,
            },
        }
    }

    fn place_shared(&mut self, order: &[Shared], bodies: &Bodies) {
        for &at in order {
            match at.checked_sub(bodies.criteria.len()) {
                None => self.criteria[at] = self.place(&bodies.criteria[at]),
                Some(amount) => self.amounts[amount] = self.place(&bodies.amounts[amount]),
            }
        }
    }

    fn place_presumptions(&mut self, bodies: &Bodies) {
        for presumed in &bodies.presumptions {
            let root = presumed
                .as_ref()
                .and_then(|presumed| self.place_maybe(presumed.when.as_ref()));
            self.presumptions.push(root);
        }
        self.presumption_nodes = self.nodes.len();
    }

    fn place_others(&mut self, bodies: &Bodies) {
        self.in_force = self.place_maybe(bodies.in_force.as_ref());
        self.governs = bodies.governs.iter().map(|body| self.place(body)).collect();
        self.rules = bodies.rules.iter().map(|body| self.place(body)).collect();
        self.exceptions = bodies
            .exceptions
            .iter()
            .map(|body| self.place(body))
            .collect();
        for limit in &bodies.limits {
            let kept = self.place_maybe(limit.as_ref().map(|limit| &limit.kept));
            let left = self.place_maybe(limit.as_ref().map(|limit| &limit.left));
            self.limits.push((kept, left));
        }
        for advisory in &bodies.advisories {
            let roots = (
                self.place(&advisory.condition),
                self.place_maybe(advisory.unless.as_ref()),
            );
            self.advisories.push(roots);
        }
    }

    fn place_maybe(&mut self, body: Option<&Body>) -> Root {
        body.and_then(|body| self.place(body))
    }

    fn place(&mut self, body: &Body) -> Root {
        let start = self.place_fragment(&body.fragment);
        body.root.map(|root| NodeId(root.0 + start))
    }

    /// Adds the nodes of a fragment, and gives the position of the first.
    fn place_fragment(&mut self, fragment: &Fragment) -> u32 {
        let start = self.nodes.len() as u32;
        let nodes = fragment.nodes.iter();
        self.nodes
            .extend(nodes.map(|node| moved(node.clone(), start)));
        self.origins.extend(fragment.origins.iter().cloned());
        self.implied.extend(&fragment.implied);
        start
    }
}

fn needed_by_presumptions(bodies: &Bodies, graph: &Graph) -> Vec<Shared> {
    let conditions = bodies
        .presumptions
        .iter()
        .flatten()
        .filter_map(|presumed| presumed.when.as_ref());
    conditions.flat_map(|body| graph.read_by(body)).collect()
}
