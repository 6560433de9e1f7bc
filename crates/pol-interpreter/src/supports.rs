//! What a release stands on, and what holds it below the request.
//! Walks the conditions that hold and the amounts that they and their caps name; each declaration once.

use crate::evaluate::{Run, before_caps};
use crate::reads;
use crate::release::Measured;
use crate::slots::{Bounds, Truth};
use pol_compiler::program::{AmountId, Citer, CriterionId, Node, NodeId, Quantifier, RuleId};
use rust_decimal::Decimal;

/// Gives the criteria and amounts that support a rule which applies, in the order of its condition.
pub(crate) fn supports(run: &Run<'_>, rule: RuleId, measured: Option<&Measured>) -> Vec<Citer> {
    let mut supports = Supports::new(run);
    supports.stand_on(run.rule(rule).condition);
    if let Some(measured) = measured {
        for amount in amounts(run, measured.releasing.amount) {
            supports.count_on(amount);
        }
    }
    supports.found
}

struct Supports<'a> {
    run: &'a Run<'a>,
    seen: Vec<bool>,
    found: Vec<Citer>,
}

impl<'a> Supports<'a> {
    fn new(run: &'a Run<'a>) -> Self {
        Self {
            run,
            seen: vec![false; run.program.criteria.len()],
            found: Vec::new(),
        }
    }

    /// Takes in the criteria below a condition that hold and stand positively.
    fn stand_on(&mut self, condition: NodeId) {
        let mut open = vec![condition];
        while let Some(node) = open.pop() {
            if self.run.truth(node) == Truth::True {
                self.enter(node, &mut open);
            }
        }
    }

    fn enter(&mut self, node: NodeId, open: &mut Vec<NodeId>) {
        match &self.run.program.nodes[node.index()] {
            Node::Criterion(criterion) => self.enter_criterion(*criterion, open),
            Node::List {
                quantifier: Quantifier::All | Quantifier::Any | Quantifier::AtLeast(_),
                items,
                ..
            } => {
                open.extend(items.iter().rev());
            }
            Node::List {
                quantifier: Quantifier::None,
                ..
            }
            | Node::Constant(_)
            | Node::YesNo(_)
            | Node::Not(_)
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

    /// A criterion without text and clauses tells a reader nothing, but what it stands on may.
    fn enter_criterion(&mut self, id: CriterionId, open: &mut Vec<NodeId>) {
        if !std::mem::replace(&mut self.seen[id.index()], true) {
            let criterion = &self.run.program.criteria[id.index()];
            let tells = criterion.text.is_some() || !criterion.citation.clauses.is_empty();
            self.found.extend(tells.then_some(Citer::Criterion(id)));
            open.push(criterion.condition);
        }
    }

    /// An amount supports a release with its own citation and the guards that give its value, if it adds anything.
    fn count_on(&mut self, amount: AmountId) {
        if self.run.amount(amount).low <= Decimal::ZERO {
            return;
        }
        if !self.run.program.amounts[amount.index()]
            .citation
            .clauses
            .is_empty()
        {
            self.found.push(Citer::Amount(amount));
        }
        for guard in deciding_guards(self.run, amount) {
            self.stand_on(guard);
        }
    }
}

/// Gives the guards of the cases that hold and are the least.
fn deciding_guards<'a>(run: &'a Run<'_>, amount: AmountId) -> impl Iterator<Item = NodeId> + 'a {
    let computation = Computation::of(run, amount);
    let least = computation.value(run);
    let decides = move |&&(guard, value): &&(NodeId, NodeId)| {
        run.truth(guard) == Truth::True && run.number(value).low <= least.high
    };
    computation
        .cases
        .iter()
        .filter(decides)
        .map(|&(guard, _)| guard)
}

/// Gives the caps that cut below the value before caps: of an amount and of every amount that it names, in that order.
pub(crate) fn shortfall(run: &Run<'_>, amount: AmountId) -> Vec<(AmountId, usize)> {
    let caps = |amount| cutting_caps(run, amount).map(move |cap| (amount, cap));
    amounts(run, amount).into_iter().flat_map(caps).collect()
}

fn cutting_caps<'a>(run: &'a Run<'_>, amount: AmountId) -> impl Iterator<Item = usize> + 'a {
    let caps = Computation::of(run, amount).caps.len();
    (0..caps).filter(move |&cap| cuts(run, amount, cap))
}

/// Tells whether a cap holds and lies below the amount's value before caps.
pub(crate) fn cuts(run: &Run<'_>, amount: AmountId, cap: usize) -> bool {
    let computation = Computation::of(run, amount);
    computation.caps.get(cap).is_some_and(|&(guard, bound)| {
        guard.is_none_or(|guard| run.truth(guard) == Truth::True)
            && run.number(bound).high < computation.value(run).low
    })
}

/// The parts of an amount's computation.
#[derive(Clone, Copy)]
pub(crate) struct Computation<'a> {
    /// Guard and value of each case.
    pub(crate) cases: &'a [(NodeId, NodeId)],
    /// The value where no case holds.
    pub(crate) otherwise: NodeId,
    /// Guard and bound of each cap.
    pub(crate) caps: &'a [(Option<NodeId>, NodeId)],
}

impl<'a> Computation<'a> {
    /// Gives the computation of an amount.
    pub(crate) fn of(run: &Run<'a>, amount: AmountId) -> Self {
        let node = run.program.amounts[amount.index()].node;
        let Node::Capped {
            cases,
            otherwise,
            caps,
        } = &run.program.nodes[node.index()]
        else {
            unreachable!("the compiler makes an amount of a capped computation")
        };
        Self {
            cases,
            otherwise: *otherwise,
            caps,
        }
    }

    fn value(&self, run: &Run<'_>) -> Bounds<Decimal> {
        before_caps(run, self.cases, self.otherwise)
    }

    /// Gives the numbers of which the amount may be made: values of cases not known to fail, and the bounds of all caps that may
    /// stand.
    fn numbers(self, run: &Run<'_>, amount: AmountId) -> Vec<NodeId> {
        let may_hold = self
            .cases
            .iter()
            .filter(|(guard, _)| run.truth(*guard) != Truth::False);
        let one_holds = self
            .cases
            .iter()
            .any(|(guard, _)| run.truth(*guard) == Truth::True);
        let otherwise = (!one_holds).then_some(self.otherwise);
        let caps = self
            .caps
            .iter()
            .zip(&run.program.amounts[amount.index()].caps);
        let standing = caps.filter(|(_, cap)| run.may_stand(cap.dates));
        let bounds = standing.map(|(&(_, bound), _)| bound);
        may_hold
            .map(|&(_, value)| value)
            .chain(otherwise)
            .chain(bounds)
            .collect()
    }
}

/// Gives an amount and every amount that its value and the bounds of its caps name, each once.
fn amounts(run: &Run<'_>, amount: AmountId) -> Vec<AmountId> {
    let mut seen = vec![false; run.program.amounts.len()];
    let (mut open, mut found) = (vec![amount], Vec::new());
    while let Some(amount) = open.pop() {
        if !std::mem::replace(&mut seen[amount.index()], true) {
            found.push(amount);
            let numbers = Computation::of(run, amount).numbers(run, amount);
            let named: Vec<_> = numbers
                .into_iter()
                .flat_map(|number| reads::of_number(run.program, number).amounts)
                .collect();
            open.extend(named.into_iter().rev());
        }
    }
    found
}
