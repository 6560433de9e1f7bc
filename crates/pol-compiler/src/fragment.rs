//! The nodes of one condition or computation, numbered from zero, until the layout puts all of them in order.

use crate::program::{Node, NodeId, Origin};

/// The nodes of one body in post-order.
#[derive(Clone, Default)]
pub(crate) struct Fragment {
    /// The nodes.
    pub(crate) nodes: Vec<Node>,
    /// Where each comes from.
    pub(crate) origins: Vec<Origin>,
    /// Which nodes the author did not write as such, and hears nothing about.
    pub(crate) implied: Vec<bool>,
}

impl Fragment {
    /// Adds a node after all that it reads.
    pub(crate) fn push(&mut self, node: Node, origin: Origin) -> NodeId {
        self.nodes.push(node);
        self.origins.push(origin);
        self.implied.push(false);
        NodeId(self.nodes.len() as u32 - 1)
    }

    /// Marks all nodes from a position on as coming of days.
    pub(crate) fn of_days_from(&mut self, start: usize) {
        for origin in &mut self.origins[start..] {
            origin.of_days = true;
        }
    }

    /// Gives a node other words.
    pub(crate) fn rename(&mut self, node: NodeId, phrase: String) {
        self.origins[node.index()].phrase = phrase;
    }

    /// Marks all nodes from a position on as implied.
    pub(crate) fn imply_from(&mut self, start: usize) {
        self.implied[start..].fill(true);
    }
}

/// A fragment with its last node; `None` where the body has errors.
#[derive(Clone, Default)]
pub(crate) struct Body {
    /// Its nodes.
    pub(crate) fragment: Fragment,
    /// The node that it comes to.
    pub(crate) root: Option<NodeId>,
}

/// Renumbers what a node reads.
pub(crate) fn moved(node: Node, by: u32) -> Node {
    let shift = |id: NodeId| NodeId(id.0 + by);
    let all = |ids: Box<[NodeId]>| ids.into_iter().map(shift).collect::<Box<[_]>>();
    match node {
        Node::Not(of) => Node::Not(shift(of)),
        Node::List {
            quantifier,
            items,
            bulleted,
        } => Node::List {
            quantifier,
            items: all(items),
            bulleted,
        },
        Node::Compare {
            left,
            operator,
            right,
        } => Node::Compare {
            left: shift(left),
            operator,
            right: shift(right),
        },
        Node::Sum(items) => Node::Sum(all(items)),
        Node::Less(items) => Node::Less(all(items)),
        Node::Times { factor, of } => Node::Times {
            factor,
            of: shift(of),
        },
        Node::Capped {
            cases,
            otherwise,
            caps,
        } => Node::Capped {
            cases: cases
                .into_iter()
                .map(|(guard, value)| (shift(guard), shift(value)))
                .collect(),
            otherwise: shift(otherwise),
            caps: caps
                .into_iter()
                .map(|(guard, bound)| (guard.map(shift), shift(bound)))
                .collect(),
        },
        Node::Shift {
            from,
            count,
            unit,
            direction,
        } => Node::Shift {
            from: shift(from),
            count,
            unit,
            direction,
        },
        leaf @ (Node::Constant(_)
        | Node::YesNo(_)
        | Node::Criterion(_)
        | Node::ChoiceIn { .. }
        | Node::ChoicesInclude { .. }
        | Node::IsEmpty(_)
        | Node::CodeIn { .. }
        | Node::CodesInclude { .. }
        | Node::Number(_)
        | Node::NumberFact(_)
        | Node::Value(_)
        | Node::AmountOf(_)
        | Node::Date(_)
        | Node::DateFact(_)) => leaf,
    }
}
