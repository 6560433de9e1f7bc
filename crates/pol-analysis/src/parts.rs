//! The parts of a declaration: the nodes that it is made of, up to the criteria and amounts that it names, which have parts of their own.

use pol_compiler::program::{
    AdvisoryId, AmountId, Citer, CriterionId, Dates, ExceptionId, Node, NodeId, Program, RuleId,
};
use pol_parser::Span;
use std::collections::HashSet;

/// A declaration that is made of nodes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part<'a> {
    pub(crate) citer: Citer,
    pub(crate) kind: &'static str,
    pub(crate) name: &'a str,
    pub(crate) root: NodeId,
    pub(crate) span: Span,
}

impl Part<'_> {
    /// Gives the days on which it stands.
    pub(crate) fn dates(&self, program: &Program) -> Dates {
        match self.citer {
            Citer::Criterion(id) => program.criteria[id.index()].dates,
            Citer::Rule(id) => program.rules[id.index()].dates,
            Citer::Exception(id) => program.exceptions[id.index()].dates,
            Citer::Advisory(id) => program.advisories[id.index()].dates,
            Citer::Cap(id, position) => program.amounts[id.index()].caps[position].dates,
            Citer::InForce
            | Citer::Governs(_)
            | Citer::Fact(_)
            | Citer::Value(_)
            | Citer::Amount(_)
            | Citer::Limit(_) => Dates::default(),
        }
    }
}

/// Gives every declaration that is made of nodes: criteria, amounts, rules, exceptions, advisories.
pub(crate) fn declarations(program: &Program) -> Vec<Part<'_>> {
    let criteria = program.criteria.iter().enumerate().map(|(at, it)| Part {
        citer: Citer::Criterion(CriterionId::at(at)),
        kind: "criterion",
        name: &it.name,
        root: it.condition,
        span: it.span,
    });
    let amounts = program.amounts.iter().enumerate().map(|(at, it)| Part {
        citer: Citer::Amount(AmountId::at(at)),
        kind: "amount",
        name: &it.name,
        root: it.node,
        span: it.span,
    });
    let rules = program.rules.iter().enumerate().map(|(at, it)| Part {
        citer: Citer::Rule(RuleId::at(at)),
        kind: "rule",
        name: &it.name,
        root: it.condition,
        span: it.span,
    });
    let exceptions = program.exceptions.iter().enumerate().map(|(at, it)| Part {
        citer: Citer::Exception(ExceptionId::at(at)),
        kind: "exception",
        name: &it.name,
        root: it.condition,
        span: it.span,
    });
    let advisories = program.advisories.iter().enumerate().map(|(at, it)| Part {
        citer: Citer::Advisory(AdvisoryId::at(at)),
        kind: "advisory",
        name: &it.name,
        root: it.condition,
        span: it.span,
    });
    criteria
        .chain(amounts)
        .chain(rules)
        .chain(exceptions)
        .chain(advisories)
        .collect()
}

/// Gives the nodes that a node is made of, itself first; of a criterion or an amount that is named, only the naming.
pub(crate) fn within(program: &Program, root: NodeId) -> Vec<NodeId> {
    let mut nodes = vec![root];
    let mut at = 0;
    while at < nodes.len() {
        let node = &program.nodes[nodes[at].index()];
        if !matches!(node, Node::Criterion(_) | Node::AmountOf(_)) {
            nodes.extend(node.below(program));
        }
        at += 1;
    }
    nodes
}

/// Gives all nodes that a node stands on, itself first, those of named criteria and amounts too.
pub(crate) fn all_below(program: &Program, root: NodeId) -> HashSet<NodeId> {
    let mut found = HashSet::from([root]);
    let mut pending = vec![root];
    while let Some(id) = pending.pop() {
        let below = program.nodes[id.index()].below(program);
        pending.extend(below.into_iter().filter(|&id| found.insert(id)));
    }
    found
}
