//! What an amount adds to the reasons: its citation and the guards that give its value; and the caps that hold it down.
//! All of it hangs on numbers, of which the interpreter may know bounds where columns know nothing.

use super::Places;
use crate::lower::Over;
use crate::numbers::day;
use crate::plan::{Compute, Flag, Judge, Operand};
use pol_compiler::program::{AmountId, Citer, Comparison, Dates, Node, NodeId};

/// The parts of an amount's computation.
#[derive(Clone, Copy)]
struct Computation<'p> {
    cases: &'p [(NodeId, NodeId)],
    otherwise: NodeId,
    caps: &'p [(Option<NodeId>, NodeId)],
}

impl<'p> Places<'_, 'p> {
    /// Adds what an amount and those that it names stand on.
    pub(super) fn count_on(&mut self, amount: AmountId, here: Flag) {
        let start = self.found.len();
        for (amount, here) in self.amounts(amount, here) {
            self.count_on_one(amount, here);
        }
        self.hangs_on_numbers(start);
    }

    /// Adds the caps that cut below the value before caps, of an amount and of those that it names.
    pub(super) fn shortfall(&mut self, amount: AmountId, here: Flag) {
        let start = self.found.len();
        for (amount, here) in self.amounts(amount, here) {
            let before = self.before_caps(amount);
            let caps = self.computation(amount).caps;
            for (at, &(guard, bound)) in caps.iter().enumerate() {
                let bound = self.lowering.number(bound, Over::Presumed).operand;
                let cuts = self.compare(bound, Comparison::Less, before);
                let guard = guard.map(|guard| self.lowering.condition(guard, Over::Presumed));
                let told = self.all([Some(here), Some(cuts), guard].into_iter().flatten());
                self.tell(Citer::Cap(amount, at), told);
            }
        }
        self.hangs_on_numbers(start);
    }

    fn hangs_on_numbers(&mut self, start: usize) {
        let here = self.found[start..].iter_mut();
        here.for_each(|occurrence| occurrence.inexact = true);
    }

    fn count_on_one(&mut self, amount: AmountId, here: Flag) {
        let program = self.lowering.program;
        let declared = &program.amounts[amount.index()];
        let number = self.lowering.number(declared.node, Over::Presumed).operand;
        let some = self.compare(number, Comparison::More, Operand::Constant(0));
        let here = self.all([here, some]);
        if !declared.citation.clauses.is_empty() {
            self.tell(Citer::Amount(amount), here);
        }
        let before = self.before_caps(amount);
        for &(guard, value) in self.computation(amount).cases {
            let value = self.lowering.number(value, Over::Presumed).operand;
            let decides = self.compare(value, Comparison::AtMost, before);
            let decides = self.all([here, decides]);
            self.stand_on(guard, decides);
        }
    }

    /// Gives an amount and every amount that its value and the bounds of its caps name, each with what must hold for it to matter.
    fn amounts(&mut self, amount: AmountId, here: Flag) -> Vec<(AmountId, Flag)> {
        let mut found = vec![(amount, here)];
        for (number, here) in self.numbers(amount, here) {
            for named in self.named(number) {
                found.extend(self.amounts(named, here));
            }
        }
        found
    }

    /// Gives the numbers of which an amount may be made, each with what must hold for it.
    fn numbers(&mut self, amount: AmountId, here: Flag) -> Vec<(NodeId, Flag)> {
        let computation = self.computation(amount);
        let mut numbers = Vec::new();
        let mut none = vec![here];
        for &(guard, value) in computation.cases {
            let guard = self.lowering.condition(guard, Over::Presumed);
            numbers.push((value, self.all([here, guard])));
            none.push(self.not(guard));
        }
        numbers.push((computation.otherwise, self.all(none)));
        let caps = &self.lowering.program.amounts[amount.index()].caps;
        for (&(_, bound), cap) in computation.caps.iter().zip(caps) {
            let stands = self.stands(cap.dates);
            numbers.push((bound, self.all([here, stands])));
        }
        numbers
    }

    /// Tells whether the day by which the policy is judged is one of these.
    fn stands(&mut self, dates: Dates) -> Flag {
        if dates.is_always() {
            return self.lowering.judge(Judge::Constant(Some(true)));
        }
        let by = self.lowering.program.policy.in_force.by;
        let Some(by) = self.lowering.fact(by, Over::Presumed) else {
            return self.lowering.judge(Judge::Constant(None));
        };
        let from = dates.from.map(|from| (Comparison::AtLeast, from));
        let until = dates.until.map(|until| (Comparison::AtMost, until));
        let ends = from.into_iter().chain(until);
        let ends: Vec<Flag> = ends
            .map(|(end, date)| self.compare(by.operand, end, Operand::Constant(day(date))))
            .collect();
        self.all(ends)
    }

    fn before_caps(&mut self, amount: AmountId) -> Operand {
        if let Some(before) = self.uncapped.get(&amount) {
            return *before;
        }
        let computation = self.computation(amount);
        let cases = computation.cases.iter();
        let cases = cases.map(|&(guard, value)| {
            let guard = self.lowering.condition(guard, Over::Presumed);
            (guard, self.lowering.number(value, Over::Presumed).operand)
        });
        let cases = cases.collect();
        let otherwise = self.lowering.number(computation.otherwise, Over::Presumed);
        let before = Operand::Made(self.lowering.compute(Compute::Capped {
            cases,
            otherwise: otherwise.operand,
            caps: Box::new([]),
        }));
        self.uncapped.insert(amount, before);
        before
    }

    fn computation(&self, amount: AmountId) -> Computation<'p> {
        let program = self.lowering.program;
        let node = program.amounts[amount.index()].node;
        let Node::Capped {
            cases,
            otherwise,
            caps,
        } = &program.nodes[node.index()]
        else {
            unreachable!("the compiler makes an amount of a capped computation")
        };
        Computation {
            cases,
            otherwise: *otherwise,
            caps,
        }
    }

    /// Gives the amounts that a number names, in the order of its words.
    fn named(&self, number: NodeId) -> Vec<AmountId> {
        let mut named = Vec::new();
        let mut open = vec![number];
        while let Some(number) = open.pop() {
            match &self.lowering.program.nodes[number.index()] {
                Node::AmountOf(amount) if !named.contains(amount) => named.push(*amount),
                Node::Sum(terms) | Node::Less(terms) => open.extend(terms.iter().rev()),
                Node::Times { of, .. } => open.push(*of),
                Node::AmountOf(_)
                | Node::Constant(_)
                | Node::YesNo(_)
                | Node::Criterion(_)
                | Node::Not(_)
                | Node::List { .. }
                | Node::Compare { .. }
                | Node::ChoiceIn { .. }
                | Node::ChoicesInclude { .. }
                | Node::IsEmpty(_)
                | Node::CodeIn { .. }
                | Node::CodesInclude { .. }
                | Node::Number(_)
                | Node::NumberFact(_)
                | Node::Value(_)
                | Node::Capped { .. }
                | Node::Date(_)
                | Node::DateFact(_)
                | Node::Shift { .. } => {}
            }
        }
        named
    }
}
