//! What stands on the clauses of the source through what it names.

use pol_compiler::program::{Node, Program};

/// Tells of each node whether a criterion, an amount or a value that it stands on cites a clause; facts are only asked for.
pub(crate) fn on_clauses(program: &Program) -> Vec<bool> {
    let mut found: Vec<bool> = Vec::with_capacity(program.nodes.len());
    for node in &program.nodes {
        let below = node.below(program);
        let stands = below.iter().any(|id| found.get(id.index()) == Some(&true));
        found.push(stands || cites(program, node));
    }
    found
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
