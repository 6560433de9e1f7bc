//! What a condition or a number reads by itself: facts, values, amounts, a criterion, and the conditions of which it is made.
//! Never enters a criterion or an amount; those have a trace of their own.

use pol_compiler::program::{AmountId, CriterionId, FactId, Node, NodeId, Program, ValueId};

/// What one condition or number reads.
#[derive(Debug, Default)]
pub(crate) struct Reads {
    /// Facts, in the order of its words, each once.
    pub(crate) facts: Vec<FactId>,
    /// Named values.
    pub(crate) values: Vec<ValueId>,
    /// Amounts.
    pub(crate) amounts: Vec<AmountId>,
    /// The criterion that it names.
    pub(crate) criterion: Option<CriterionId>,
    /// The conditions of which it is made.
    pub(crate) parts: Vec<NodeId>,
}

/// Gives what a condition reads; a list by its parts, the opposite of a simple condition as that condition.
pub(crate) fn of_condition(program: &Program, condition: NodeId) -> Reads {
    let mut reads = Reads::default();
    let inner = without_not(program, condition);
    if let Node::List { items, .. } = &program.nodes[inner.index()] {
        let parts = if inner == condition {
            items
        } else {
            &[inner][..]
        };
        reads.parts.extend(parts);
    } else {
        reads.take(program, inner);
    }
    reads
}

/// Gives the condition below every `not` that stands before it.
fn without_not(program: &Program, mut condition: NodeId) -> NodeId {
    while let Node::Not(item) = &program.nodes[condition.index()] {
        condition = *item;
    }
    condition
}

/// Gives what a number reads.
pub(crate) fn of_number(program: &Program, number: NodeId) -> Reads {
    let mut reads = Reads::default();
    reads.take(program, number);
    reads
}

impl Reads {
    fn take(&mut self, program: &Program, root: NodeId) {
        let mut open = vec![root];
        while let Some(node) = open.pop() {
            self.enter(&program.nodes[node.index()], &mut open);
        }
    }

    fn enter(&mut self, node: &Node, open: &mut Vec<NodeId>) {
        match node {
            Node::Constant(_) | Node::Number(_) | Node::Date(_) => {}
            Node::YesNo(fact)
            | Node::ChoiceIn { fact, .. }
            | Node::ChoicesInclude { fact, .. }
            | Node::IsEmpty(fact)
            | Node::CodeIn { fact, .. }
            | Node::CodesInclude { fact, .. }
            | Node::NumberFact(fact)
            | Node::DateFact(fact) => once(&mut self.facts, *fact),
            Node::Value(value) => once(&mut self.values, *value),
            Node::AmountOf(amount) => once(&mut self.amounts, *amount),
            Node::Criterion(criterion) => self.criterion = Some(*criterion),
            Node::Compare { left, right, .. } => open.extend([*right, *left]),
            Node::Sum(terms) | Node::Less(terms) => open.extend(terms.iter().rev()),
            Node::Not(of) | Node::Times { of, .. } | Node::Shift { from: of, .. } => open.push(*of),
            Node::List { items, .. } => open.extend(items.iter().rev()),
            Node::Capped {
                cases,
                otherwise,
                caps,
            } => {
                open.extend(
                    caps.iter()
                        .rev()
                        .flat_map(|&(guard, bound)| [bound].into_iter().chain(guard)),
                );
                open.push(*otherwise);
                open.extend(
                    cases
                        .iter()
                        .rev()
                        .flat_map(|&(guard, value)| [value, guard]),
                );
            }
        }
    }
}

fn once<T: Copy + PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

/// Gives the facts that a declaration reads by itself in the part of it that is held by `holds`.
pub(crate) fn facts_within(
    program: &Program,
    root: NodeId,
    holds: impl Fn(NodeId) -> bool,
) -> Vec<FactId> {
    let (mut reads, mut open) = (Reads::default(), vec![root]);
    while let Some(node) = open.pop() {
        if holds(node) {
            reads.enter(&program.nodes[node.index()], &mut open);
        }
    }
    reads.facts
}
