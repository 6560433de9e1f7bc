//! Numbers and dates of one request, each made when it is first asked for.

use super::Run;
use crate::nodes::{NO, YES};
use crate::numbers::shift;
use crate::plan::{Compute, Flag, Operand};

impl Run<'_> {
    /// Gives a number; `None` where it is not known.
    pub(super) fn number(&mut self, operand: Operand) -> Option<i32> {
        match operand {
            Operand::Constant(number) => Some(number),
            Operand::Stated(fact) => {
                let fact = fact.index();
                self.slots.is_stated(fact).then(|| self.slots.of(fact))
            }
            Operand::Made(measure) => self.measure(measure.0),
        }
    }

    /// Gives a register of numbers.
    pub(super) fn measure(&mut self, register: usize) -> Option<i32> {
        let (request, graph) = (self.memory.request, self.graph);
        let (of, number) = self.memory.numbers[register];
        if of == request {
            return number;
        }
        let number = self.computed(&graph.computed[register]);
        self.memory.numbers[register] = (request, number);
        number
    }

    fn computed(&mut self, compute: &Compute) -> Option<i32> {
        match compute {
            Compute::Presumed { fact, when, value } => {
                if self.slots.is_stated(fact.index()) {
                    return Some(self.slots.of(fact.index()));
                }
                when.is_none_or(|when| self.flag(when) == YES)
                    .then_some(*value)
            }
            Compute::OnDay(day, entries) => {
                let day = self.number(*day)?;
                let holds = |(first, last, _): &&(i32, i32, i32)| *first <= day && day <= *last;
                entries.iter().rfind(holds).map(|(_, _, number)| *number)
            }
            Compute::Sum(terms) => self.joined(terms, |sum, term| sum + term),
            Compute::Less(terms) => self.joined(terms, |rest, term| (rest - term).max(0)),
            Compute::Times(factor, of) => {
                let number = i64::from(self.number(*of)?) * factor / self.whole;
                Some(i32::try_from(number).unwrap_or(i32::MAX))
            }
            Compute::Capped {
                cases,
                otherwise,
                caps,
            } => {
                let number = self.least_case(cases, *otherwise)?;
                self.capped(number, caps)
            }
            Compute::Largest(guarded) => self.largest(guarded),
            Compute::Least(left, right) => self.joined(&[*left, *right], i32::min),
            Compute::Shift {
                from,
                count,
                unit,
                direction,
                month_end,
            } => {
                let day = self.number(*from)?;
                Some(shift(day, *count, *unit, *direction, *month_end))
            }
        }
    }

    fn joined(&mut self, terms: &[Operand], join: impl Fn(i32, i32) -> i32) -> Option<i32> {
        let (first, rest) = terms.split_first()?;
        let first = self.number(*first);
        let mut rest = rest.iter();
        rest.try_fold(first?, |joined, term| {
            Some(join(joined, self.number(*term)?))
        })
    }

    /// Gives the least of the cases that hold, and another number where none does.
    fn least_case(&mut self, cases: &[(Flag, Operand)], otherwise: Operand) -> Option<i32> {
        let mut least = None;
        for (guard, number) in cases {
            match self.flag(*guard) {
                YES => {
                    let number = self.number(*number)?;
                    least = Some(least.map_or(number, |least: i32| least.min(number)));
                }
                NO => {}
                _ => return None,
            }
        }
        match least {
            Some(least) => Some(least),
            None => self.number(otherwise),
        }
    }

    fn capped(&mut self, mut number: i32, caps: &[(Option<Flag>, Operand)]) -> Option<i32> {
        for (guard, bound) in caps {
            match guard.map_or(YES, |guard| self.flag(guard)) {
                YES => number = number.min(self.number(*bound)?),
                NO => {}
                _ => return None,
            }
        }
        Some(number)
    }

    fn largest(&mut self, guarded: &[(Flag, Operand)]) -> Option<i32> {
        let mut largest = None;
        for (guard, number) in guarded {
            match self.flag(*guard) {
                YES => largest = largest.max(Some(self.number(*number)?)),
                NO => {}
                _ => return None,
            }
        }
        largest
    }
}
