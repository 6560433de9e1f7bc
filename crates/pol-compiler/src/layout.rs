//! All bodies in; one list of nodes out, in which each node stands after all that it reads, with the root of each body.
//! What the conditions of presumptions need comes first.

use crate::bodies::Bodies;
use crate::fragment::{Body, moved};
use crate::order::{Graph, Root, Shared};
use crate::program::{Node, NodeId, Origin};
use pol_parser::Diagnostic;

/// The nodes of a policy, and where each body ended up.
#[derive(Default)]
pub(crate) struct Layout {
    /// All nodes.
    pub(crate) nodes: Vec<Node>,
    /// Where each comes from.
    pub(crate) origins: Vec<Origin>,
    /// Which the author did not write as such.
    pub(crate) implied: Vec<bool>,
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
}

impl Layout {
    /// Lays all bodies out; reports cycles.
    pub(crate) fn of(bodies: &Bodies, graph: &Graph, sink: &mut Vec<Diagnostic>) -> Self {
        let mut layout = Self {
            criteria: vec![None; bodies.criteria.len()],
            amounts: vec![None; bodies.amounts.len()],
            ..Self::default()
        };
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
        let start = self.nodes.len() as u32;
        self.nodes.extend(
            body.fragment
                .nodes
                .iter()
                .map(|node| moved(node.clone(), start)),
        );
        self.origins.extend(body.fragment.origins.iter().cloned());
        self.implied.extend(&body.fragment.implied);
        body.root.map(|root| NodeId(root.0 + start))
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
