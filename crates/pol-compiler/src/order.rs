//! Criteria and amounts with what they read in; an order in which each stands after all that it reads, out.
//! Reports cycles with their path. Depth-first without recursion: a chain of criteria may be long.

use crate::bodies::Bodies;
use crate::declarations::Declarations;
use crate::diagnostics;
use crate::fragment::Body;
use crate::program::{FactId, Node, NodeId};
use pol_parser::{Diagnostic, Span};
use std::collections::HashSet;

/// A criterion or an amount, by position: criteria first.
pub(crate) type Shared = usize;

/// A reference from one body to a shared one.
#[derive(Clone, Copy)]
struct Reference {
    to: Shared,
    span: Span,
}

/// The graph of criteria and amounts.
pub(crate) struct Graph {
    names: Vec<String>,
    references: Vec<Vec<Reference>>,
    criteria: usize,
}

/// How far a node of the graph has been walked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    New,
    Open { depth: usize },
    Done,
}

/// How many steps of a cycle are shown.
const LONGEST_CYCLE_SHOWN: usize = 12;

impl Graph {
    /// Reads the graph off the bodies.
    pub(crate) fn of(declarations: &Declarations<'_>, bodies: &Bodies) -> Self {
        let criteria = declarations
            .criteria
            .iter()
            .map(|it| it.tree.name.text.clone());
        let amounts = declarations
            .amounts
            .iter()
            .map(|it| it.tree.name.text.clone());
        let mut graph = Self {
            names: criteria.chain(amounts).collect(),
            references: Vec::new(),
            criteria: declarations.criteria.len(),
        };
        graph.references = bodies
            .criteria
            .iter()
            .chain(&bodies.amounts)
            .map(|body| graph.references_of(body))
            .collect();
        graph
    }

    /// Gives the shared bodies that a body reads at once.
    pub(crate) fn read_by(&self, body: &Body) -> Vec<Shared> {
        self.references_of(body)
            .iter()
            .map(|reference| reference.to)
            .collect()
    }

    /// Orders all that is reachable from some starts and not ordered yet, each after what it reads.
    pub(crate) fn order_from(
        &self,
        starts: impl IntoIterator<Item = Shared>,
        walk: &mut Walk,
        sink: &mut Vec<Diagnostic>,
    ) {
        for start in starts {
            self.visit(start, walk, sink);
        }
    }

    /// Lists everything there is to order.
    pub(crate) fn all(&self) -> std::ops::Range<Shared> {
        0..self.names.len()
    }

    /// Starts an order.
    pub(crate) fn walk(&self) -> Walk {
        Walk {
            marks: vec![Mark::New; self.names.len()],
            closed: HashSet::new(),
            order: Vec::new(),
        }
    }

    fn references_of(&self, body: &Body) -> Vec<Reference> {
        let nodes = body.fragment.nodes.iter().zip(&body.fragment.origins);
        nodes
            .filter_map(|(node, origin)| {
                self.target(node).map(|to| Reference {
                    to,
                    span: origin.span,
                })
            })
            .collect()
    }

    fn target(&self, node: &Node) -> Option<Shared> {
        if let Node::Criterion(id) = node {
            return Some(id.index());
        }
        if let Node::AmountOf(id) = node {
            return Some(self.criteria + id.index());
        }
        None
    }

    fn visit(&self, start: Shared, walk: &mut Walk, sink: &mut Vec<Diagnostic>) {
        if walk.marks[start] != Mark::New {
            return;
        }
        walk.marks[start] = Mark::Open { depth: 0 };
        let mut path = vec![(start, 0)];
        while let Some((current, next)) = path.last_mut() {
            let Some(reference) = self.references[*current].get(*next) else {
                walk.marks[*current] = Mark::Done;
                walk.order.push(*current);
                path.pop();
                continue;
            };
            *next += 1;
            match walk.marks[reference.to] {
                Mark::New => {
                    walk.marks[reference.to] = Mark::Open { depth: path.len() };
                    path.push((reference.to, 0));
                }
                Mark::Open { depth } if walk.closed.insert(reference.to) => {
                    sink.push(self.cycle(&path[depth..]));
                }
                Mark::Open { .. } | Mark::Done => {}
            }
        }
    }

    /// Reports a cycle with the places at which each reads the next.
    fn cycle(&self, path: &[(Shared, usize)]) -> Diagnostic {
        let steps = path.iter().take(LONGEST_CYCLE_SHOWN);
        let steps: Vec<(&str, Span)> = steps
            .map(|(at, next)| {
                (
                    self.names[*at].as_str(),
                    self.references[*at][next - 1].span,
                )
            })
            .collect();
        diagnostics::cycle(&steps, path.len() - steps.len())
    }
}

/// An order in the making.
pub(crate) struct Walk {
    marks: Vec<Mark>,
    /// Where the cycles close that have been reported: one report a place.
    closed: HashSet<Shared>,
    /// What is ordered so far.
    pub(crate) order: Vec<Shared>,
}

/// Reports facts whose presumption reads the fact itself.
pub(crate) fn check_presumptions(
    graph: &Graph,
    declarations: &Declarations<'_>,
    bodies: &Bodies,
    sink: &mut Vec<Diagnostic>,
) {
    let shared: Vec<&Body> = bodies.criteria.iter().chain(&bodies.amounts).collect();
    for (position, presumed) in bodies.presumptions.iter().enumerate() {
        let Some(body) = presumed
            .as_ref()
            .and_then(|presumed| presumed.when.as_ref())
        else {
            continue;
        };
        let mut walk = graph.walk();
        graph.order_from(graph.read_by(body), &mut walk, &mut Vec::new());
        let fact = FactId::at(position);
        let through = walk.order.iter().find(|at| reads(shared[**at], fact));
        if reads(body, fact) || through.is_some() {
            let row = &declarations.facts[position];
            let through = through
                .map(|at| graph.names[*at].as_str())
                .filter(|_| !reads(body, fact));
            sink.push(diagnostics::presumption_reads_itself(
                &row.path,
                through,
                row.tree.span,
            ));
        }
    }
}

fn reads(body: &Body, fact: FactId) -> bool {
    body.fragment
        .nodes
        .iter()
        .any(|node| node.own_fact() == Some(fact))
}

/// The root of a body, if it has one.
pub(crate) type Root = Option<NodeId>;
