//! Rules that settle in; reports out of two with different findings that are not plainly exclusive.
//! Two conditions exclude each other where one demands what the other forbids: of a yes/no fact, a choice, a number.

use crate::declarations::Declarations;
use crate::diagnostics;
use crate::layout::Layout;
use crate::program::{ChoiceSet, CodeRange, CodeSet, Comparison, FactId, Node, NodeId, Quantifier};
use jiff::civil::Date;
use pol_parser::Diagnostic;
use rust_decimal::Decimal;

/// Reports pairs of settling rules that may contradict each other.
pub(crate) fn check(
    declarations: &Declarations<'_>,
    layout: &Layout,
    code_sets: &[CodeSet],
    sink: &mut Vec<Diagnostic>,
) {
    let demands = Demands { layout, code_sets };
    let rules = declarations
        .rules
        .iter()
        .zip(&layout.rules)
        .filter(|(rule, _)| rule.tree.settles.is_some());
    let settling: Vec<_> = rules
        .filter_map(|(rule, root)| root.map(|root| (rule.tree, demands.of(root))))
        .collect();
    for (position, (later, demanded)) in settling.iter().enumerate() {
        for (earlier, others) in &settling[..position] {
            if earlier.finds.text != later.finds.text && !exclude(demanded, others) {
                sink.push(diagnostics::settling_rules_conflict(
                    (&earlier.name.text, &earlier.finds.text, earlier.name.span),
                    (&later.name.text, &later.finds.text, later.name.span),
                ));
            }
        }
    }
}

/// What a condition demands to be true.
#[derive(Clone, Debug, PartialEq)]
enum Demand {
    /// A criterion or a yes/no fact is so; or a set is empty.
    Is(Subject, bool),
    /// A choice is one of these.
    OneOf(FactId, ChoiceSet),
    /// A set of choices has all of these.
    HasAll(FactId, ChoiceSet),
    /// A set of choices has at least one of these.
    HasOne(FactId, ChoiceSet),
    /// A set of choices has none of these.
    HasNone(FactId, ChoiceSet),
    /// A set of choices lacks at least one of these.
    LacksOne(FactId, ChoiceSet),
    /// A code is in, or not in, a set.
    Code(FactId, Vec<CodeRange>, bool),
    /// A number lies here.
    Number(Quantity, Comparison, Decimal),
    /// A date lies here.
    Date(FactId, Comparison, Date),
}

/// What is yes or no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Subject {
    Criterion(u32),
    Fact(FactId),
    Emptiness(FactId),
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Quantity {
    Fact(FactId),
    Amount(u32),
    Value(u32),
}

struct Demands<'a> {
    layout: &'a Layout,
    code_sets: &'a [CodeSet],
}

impl Demands<'_> {
    /// Collects what must be true where a condition is.
    fn of(&self, root: NodeId) -> Vec<Demand> {
        let mut demands = Vec::new();
        let mut open = vec![(root, true)];
        let mut seen = std::collections::HashSet::new();
        while let Some((id, truth)) = open.pop() {
            if seen.insert((id, truth)) {
                self.step(id, truth, &mut open, &mut demands);
            }
        }
        demands
    }

    fn step(
        &self,
        id: NodeId,
        truth: bool,
        open: &mut Vec<(NodeId, bool)>,
        demands: &mut Vec<Demand>,
    ) {
        let node = &self.layout.nodes[id.index()];
        demands.extend(self.demand(node, truth));
        match node {
            Node::Not(inner) => open.push((*inner, !truth)),
            Node::List {
                quantifier, items, ..
            } => {
                if let Some(each) = demanded_of_each(*quantifier, items.len(), truth) {
                    open.extend(items.iter().map(|item| (*item, each)));
                }
            }
            Node::Criterion(id) => {
                demands.push(Demand::Is(Subject::Criterion(id.0), truth));
                open.extend(self.layout.criteria[id.index()].map(|root| (root, truth)));
            }
            Node::Constant(_)
            | Node::YesNo(_)
            | Node::Compare { .. }
            | Node::ChoiceIn { .. }
            | Node::ChoicesInclude { .. }
            | Node::IsEmpty(_)
            | Node::CodeIn { .. }
            | Node::CodesInclude { .. }
            | Node::Number(_)
            | Node::NumberFact(_)
            | Node::Value(_)
            | Node::AmountOf(_)
            | Node::Sum(_)
            | Node::Less(_)
            | Node::Times { .. }
            | Node::Capped { .. }
            | Node::Date(_)
            | Node::DateFact(_)
            | Node::Shift { .. } => {}
        }
    }

    fn demand(&self, node: &Node, truth: bool) -> Option<Demand> {
        if let Node::Compare {
            left,
            operator,
            right,
        } = node
        {
            return self.comparison(*left, *operator, *right, truth);
        }
        match node {
            Node::YesNo(fact) => Some(Demand::Is(Subject::Fact(*fact), truth)),
            Node::IsEmpty(fact) => Some(Demand::Is(Subject::Emptiness(*fact), truth)),
            Node::ChoiceIn { fact, set } => Some(Demand::OneOf(
                *fact,
                if truth { *set } else { ChoiceSet(!set.0) },
            )),
            Node::ChoicesInclude {
                fact,
                quantifier,
                set,
            } => included(*fact, *quantifier, *set, truth),
            Node::CodeIn { fact, set } => Some(Demand::Code(
                *fact,
                self.code_sets[set.index()].members.clone(),
                truth,
            )),
            Node::Constant(_)
            | Node::Criterion(_)
            | Node::Not(_)
            | Node::List { .. }
            | Node::Compare { .. }
            | Node::CodesInclude { .. }
            | Node::Number(_)
            | Node::NumberFact(_)
            | Node::Value(_)
            | Node::AmountOf(_)
            | Node::Sum(_)
            | Node::Less(_)
            | Node::Times { .. }
            | Node::Capped { .. }
            | Node::Date(_)
            | Node::DateFact(_)
            | Node::Shift { .. } => None,
        }
    }

    fn comparison(
        &self,
        left: NodeId,
        operator: Comparison,
        right: NodeId,
        truth: bool,
    ) -> Option<Demand> {
        let operator = if truth { operator } else { opposite(operator) };
        let (left, right) = (
            &self.layout.nodes[left.index()],
            &self.layout.nodes[right.index()],
        );
        bound(left, operator, right).or_else(|| bound(right, mirrored(operator), left))
    }
}

fn bound(subject: &Node, operator: Comparison, limit: &Node) -> Option<Demand> {
    if let (Node::DateFact(fact), Node::Date(date)) = (subject, limit) {
        return Some(Demand::Date(*fact, operator, *date));
    }
    let Node::Number(number) = limit else {
        return None;
    };
    quantity(subject).map(|quantity| Demand::Number(quantity, operator, *number))
}

fn quantity(node: &Node) -> Option<Quantity> {
    if let Node::NumberFact(fact) = node {
        return Some(Quantity::Fact(*fact));
    }
    if let Node::AmountOf(amount) = node {
        return Some(Quantity::Amount(amount.0));
    }
    if let Node::Value(value) = node {
        return Some(Quantity::Value(value.0));
    }
    None
}

fn included(fact: FactId, quantifier: Quantifier, set: ChoiceSet, truth: bool) -> Option<Demand> {
    match (quantifier, truth) {
        (Quantifier::All, true) => Some(Demand::HasAll(fact, set)),
        (Quantifier::All, false) => Some(Demand::LacksOne(fact, set)),
        (Quantifier::Any, true) | (Quantifier::None, false) => Some(Demand::HasOne(fact, set)),
        (Quantifier::Any, false) | (Quantifier::None, true) => Some(Demand::HasNone(fact, set)),
        (Quantifier::AtLeast(_), _) => None,
    }
}

/// Tells what every item of a list must be, where the list is true or false.
fn demanded_of_each(quantifier: Quantifier, items: usize, truth: bool) -> Option<bool> {
    match (quantifier, truth) {
        (Quantifier::All, true) => Some(true),
        (Quantifier::Any, false) | (Quantifier::None, true) => Some(false),
        (Quantifier::AtLeast(count), true) if count as usize == items => Some(true),
        (Quantifier::AtLeast(1), false) => Some(false),
        (Quantifier::All | Quantifier::Any | Quantifier::None | Quantifier::AtLeast(_), _) => None,
    }
}

fn exclude(some: &[Demand], others: &[Demand]) -> bool {
    some.iter().any(|one| {
        others
            .iter()
            .any(|other| contradict(one, other) || contradict(other, one))
    })
}

fn contradict(one: &Demand, other: &Demand) -> bool {
    match (one, other) {
        (Demand::Is(a, x), Demand::Is(b, y)) => a == b && x != y,
        (Demand::OneOf(a, x), Demand::OneOf(b, y)) => a == b && !x.meets(*y),
        (Demand::HasAll(a, x), Demand::HasNone(b, y)) => a == b && x.meets(*y),
        (Demand::HasOne(a, x), Demand::HasNone(b, y)) => a == b && y.covers(*x),
        (Demand::HasAll(a, x), Demand::LacksOne(b, y)) => a == b && x.covers(*y),
        (Demand::HasAll(a, _) | Demand::HasOne(a, _), Demand::Is(Subject::Emptiness(b), true)) => {
            a == b
        }
        (Demand::Code(a, x, true), Demand::Code(b, y, false)) => a == b && x == y,
        (Demand::Number(a, x, m), Demand::Number(b, y, n)) => a == b && apart(*x, m, *y, n),
        (Demand::Date(a, x, m), Demand::Date(b, y, n)) => a == b && apart(*x, m, *y, n),
        (
            Demand::Is(..)
            | Demand::OneOf(..)
            | Demand::HasAll(..)
            | Demand::HasOne(..)
            | Demand::HasNone(..)
            | Demand::LacksOne(..)
            | Demand::Code(..)
            | Demand::Number(..)
            | Demand::Date(..),
            _,
        ) => false,
    }
}

/// Tells whether nothing can stand so to `m` and so to `n` at once.
fn apart<T: Ord>(x: Comparison, m: &T, y: Comparison, n: &T) -> bool {
    match (x, y) {
        (Comparison::Equal, _) => !holds(m, y, n),
        (_, Comparison::Equal) => !holds(n, x, m),
        (Comparison::AtLeast, Comparison::AtMost) => m > n,
        (Comparison::AtMost, Comparison::AtLeast) => n > m,
        (Comparison::More, Comparison::Less | Comparison::AtMost)
        | (Comparison::AtLeast, Comparison::Less) => m >= n,
        (Comparison::Less, Comparison::More | Comparison::AtLeast)
        | (Comparison::AtMost, Comparison::More) => n >= m,
        (
            Comparison::NotEqual
            | Comparison::AtLeast
            | Comparison::AtMost
            | Comparison::More
            | Comparison::Less,
            Comparison::NotEqual
            | Comparison::AtLeast
            | Comparison::AtMost
            | Comparison::More
            | Comparison::Less,
        ) => false,
    }
}

fn holds<T: Ord>(left: &T, operator: Comparison, right: &T) -> bool {
    match operator {
        Comparison::Equal => left == right,
        Comparison::NotEqual => left != right,
        Comparison::AtLeast => left >= right,
        Comparison::AtMost => left <= right,
        Comparison::More => left > right,
        Comparison::Less => left < right,
    }
}

const fn opposite(operator: Comparison) -> Comparison {
    match operator {
        Comparison::Equal => Comparison::NotEqual,
        Comparison::NotEqual => Comparison::Equal,
        Comparison::AtLeast => Comparison::Less,
        Comparison::AtMost => Comparison::More,
        Comparison::More => Comparison::AtMost,
        Comparison::Less => Comparison::AtLeast,
    }
}

const fn mirrored(operator: Comparison) -> Comparison {
    match operator {
        Comparison::AtLeast => Comparison::AtMost,
        Comparison::AtMost => Comparison::AtLeast,
        Comparison::More => Comparison::Less,
        Comparison::Less => Comparison::More,
        same @ (Comparison::Equal | Comparison::NotEqual) => same,
    }
}
