//! What stands on the clauses of the source through what it names.

use pol_compiler::program::{Node, NodeId, Program};
use std::collections::HashSet;

/// Tells whether a criterion, an amount or a value that a node stands on cites a clause; facts are only asked for.
pub(crate) fn rests_on_clauses(program: &Program, roots: impl IntoIterator<Item = NodeId>) -> bool {
    let mut pending: Vec<NodeId> = roots.into_iter().collect();
    let mut seen: HashSet<NodeId> = pending.iter().copied().collect();
    while let Some(id) = pending.pop() {
        let node = &program.nodes[id.index()];
        if cites(program, node) {
            return true;
        }
        let below = node.below(program).into_iter();
        pending.extend(below.filter(|&below| seen.insert(below)));
    }
    false
}

fn cites(program: &Program, node: &Node) -> bool {
    let citation = if let Node::Criterion(id) = node {
        &program.criteria[id.index()].citation
    } else if let Node::AmountOf(id) = node {
        &program.amounts[id.index()].citation
    } else if let Node::Value(id) = node {
        &program.values[id.index()].citation
    } else {
        return false;
    };
    !citation.clauses.is_empty()
}
