//! A program and known facts in; every node's slot out, in one pass in the order of the nodes.
//! Allocates the slots once and nothing for a node; makes no trace.

mod amounts;
mod conditions;
pub(crate) mod dates;
mod numbers;
pub(crate) mod rows;
mod sets;
pub(crate) mod window;

pub(crate) use amounts::before_caps;
pub(crate) use conditions::compare;
pub(crate) use numbers::fact as number_fact;

use crate::derived;
use crate::facts::Facts;
use crate::known::{self, Known};
use crate::slots::{Bounds, Slot, Truth};
use jiff::civil::Date;
use pol_compiler::program::{AmountId, Dates, FactId, FactValue, Node, NodeId, Program};
use rust_decimal::Decimal;

/// A program over the facts of one request, its slots filled.
#[derive(Debug)]
pub(crate) struct Run<'a> {
    /// The program.
    pub(crate) program: &'a Program,
    /// What is stated and presumed.
    pub(crate) known: Known<'a>,
    slots: Vec<Slot>,
}

impl<'a> Run<'a> {
    /// Runs a program over stated facts and their presumptions.
    pub(crate) fn new(program: &'a Program, facts: &'a Facts) -> Self {
        let stated = Known::stated(program, facts);
        let presumptions = Self::over(program, stated, program.presumption_nodes);
        let mut run = Self::empty(program, known::presume(presumptions), program.nodes.len());
        run.fill(program.nodes.len());
        run
    }

    /// Runs a program over stated facts alone.
    pub(crate) fn without_presumptions(program: &'a Program, facts: &'a Facts) -> Self {
        Self::over(program, Known::stated(program, facts), program.nodes.len())
    }

    /// Runs the program again with other values of some facts; all else is known as it is, presumptions too.
    pub(crate) fn changed<'b>(&'b self, others: &'b [(FactId, FactValue)]) -> Run<'b> {
        let known = self.known.changed(others);
        let mut run = Run::empty(self.program, known, self.program.nodes.len());
        run.fill(self.program.nodes.len());
        run
    }

    /// Fills the first nodes over facts of which nothing is taken of rows yet; first that, then what is derived from it.
    fn over(program: &'a Program, known: Known<'a>, nodes: usize) -> Self {
        let mut run = Self::empty(program, known, nodes);
        if !program.taken.is_empty() {
            run.fill(program.row_nodes);
            rows::take(&mut run);
            run.fill(program.derivation_nodes);
            derived::derive(&mut run);
        }
        run.fill(nodes);
        run
    }

    fn empty(program: &'a Program, known: Known<'a>, nodes: usize) -> Self {
        Self {
            program,
            known,
            slots: Vec::with_capacity(nodes),
        }
    }

    /// Fills the slots of the first so many nodes that are not filled yet.
    fn fill(&mut self, nodes: usize) {
        for node in &self.program.nodes[self.slots.len()..nodes] {
            let slot = self.evaluate(node);
            self.slots.push(slot);
        }
    }

    /// Fills the slots of some nodes again, for another row.
    pub(crate) fn fill_again(&mut self, nodes: std::ops::Range<usize>) {
        for position in nodes {
            self.slots[position] = self.evaluate(&self.program.nodes[position]);
        }
    }

    /// Gives the slot of a node.
    pub(crate) fn slot(&self, node: NodeId) -> Slot {
        self.slots[node.index()]
    }

    /// Gives the truth of a condition.
    pub(crate) fn truth(&self, node: NodeId) -> Truth {
        match self.slot(node) {
            Slot::Truth(truth) => truth,
            Slot::Number(_) | Slot::Date(_) => {
                unreachable!("the compiler puts conditions where conditions belong")
            }
        }
    }

    /// Gives the bounds of a number.
    pub(crate) fn number(&self, node: NodeId) -> Bounds<Decimal> {
        match self.slot(node) {
            Slot::Number(bounds) => bounds,
            Slot::Truth(_) | Slot::Date(_) => {
                unreachable!("the compiler puts numbers where numbers belong")
            }
        }
    }

    /// Gives the bounds of a date.
    pub(crate) fn date(&self, node: NodeId) -> Bounds<Date> {
        match self.slot(node) {
            Slot::Date(bounds) => bounds,
            Slot::Truth(_) | Slot::Number(_) => {
                unreachable!("the compiler puts dates where dates belong")
            }
        }
    }

    /// Gives the bounds of an amount.
    pub(crate) fn amount(&self, amount: AmountId) -> Bounds<Decimal> {
        self.number(self.program.amounts[amount.index()].node)
    }

    /// Tells whether what has days may stand on the day by which the request is judged; what does not is no part of the policy then.
    pub(crate) fn may_stand(&self, dates: Dates) -> bool {
        self.judged_on().known().is_none_or(|day| dates.hold(day))
    }

    /// Gives the day by which the policy is judged.
    pub(crate) fn judged_on(&self) -> Bounds<Date> {
        dates::fact(self, self.program.policy.in_force.by)
    }

    /// Gives the value that is in force on that day.
    pub(crate) fn value(&self, value: pol_compiler::program::ValueId) -> Bounds<Decimal> {
        numbers::value(self, value)
    }

    fn evaluate(&self, node: &Node) -> Slot {
        match node {
            Node::Constant(_)
            | Node::YesNo(_)
            | Node::Criterion(_)
            | Node::Not(_)
            | Node::List { .. }
            | Node::Compare { .. }
            | Node::ChoiceIn { .. }
            | Node::ChoicesInclude { .. }
            | Node::IsEmpty(_)
            | Node::CodeIn { .. }
            | Node::CodesInclude { .. } => Slot::Truth(self.condition(node)),
            Node::Number(number) => Slot::Number(Bounds::point(*number)),
            Node::NumberFact(fact) => Slot::Number(numbers::fact(self, *fact)),
            Node::Value(value) => Slot::Number(numbers::value(self, *value)),
            Node::AmountOf(amount) => Slot::Number(self.amount(*amount)),
            Node::Sum(terms) => Slot::Number(numbers::sum(self, terms)),
            Node::Less(terms) => Slot::Number(numbers::less(self, terms)),
            Node::Times { factor, of } => Slot::Number(numbers::times(*factor, self.number(*of))),
            Node::Capped {
                cases,
                otherwise,
                caps,
            } => Slot::Number(amounts::capped(self, cases, *otherwise, caps)),
            Node::Date(date) => Slot::Date(Bounds::point(*date)),
            Node::DateFact(fact) => Slot::Date(dates::fact(self, *fact)),
            Node::Shift {
                from,
                count,
                unit,
                direction,
            } => Slot::Date(dates::shift(self, *from, *count, *unit, *direction)),
        }
    }

    fn condition(&self, node: &Node) -> Truth {
        match node {
            Node::Constant(holds) => (*holds).into(),
            Node::YesNo(fact) => conditions::yes_no(self, *fact),
            Node::Criterion(criterion) => {
                self.truth(self.program.criteria[criterion.index()].condition)
            }
            Node::Not(condition) => self.truth(*condition).opposite(),
            Node::List {
                quantifier, items, ..
            } => conditions::list(self, *quantifier, items),
            Node::Compare {
                left,
                operator,
                right,
            } => conditions::compared(self, *left, *operator, *right),
            Node::ChoiceIn { fact, set } => sets::choice_in(self, *fact, *set),
            Node::ChoicesInclude {
                fact,
                quantifier,
                set,
            } => sets::choices_include(self, *fact, *quantifier, *set),
            Node::IsEmpty(fact) => sets::is_empty(self, *fact),
            Node::CodeIn { fact, set } => sets::code_in(self, *fact, *set),
            Node::CodesInclude {
                fact,
                quantifier,
                set,
            } => sets::codes_include(self, *fact, *quantifier, *set),
            Node::Number(_)
            | Node::NumberFact(_)
            | Node::Value(_)
            | Node::AmountOf(_)
            | Node::Sum(_)
            | Node::Less(_)
            | Node::Times { .. }
            | Node::Capped { .. }
            | Node::Date(_)
            | Node::DateFact(_)
            | Node::Shift { .. } => unreachable!("`evaluate` sends conditions only"),
        }
    }

    /// Gives the type of a fact.
    pub(crate) fn ty(&self, fact: FactId) -> &'a pol_compiler::program::Type {
        &self.program.facts[fact.index()].ty
    }
}
