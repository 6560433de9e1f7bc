//! Numbers and dates of one request.

use super::Run;
use crate::nodes::{NO, Truth, YES};
use crate::numbers::shift;
use crate::plan::{Compute, Flag, Operand};

impl Run<'_> {
    /// Gives a number; `None` where it is not known.
    pub(super) fn number(&self, operand: Operand) -> Option<i32> {
        match operand {
            Operand::Constant(number) => Some(number),
            Operand::Stated(fact) => {
                let fact = fact.index();
                self.slots.is_stated(fact).then(|| self.slots.of(fact))
            }
            Operand::Made(measure) => self.registers.numbers[measure.0],
        }
    }

    /// Makes a number.
    pub(super) fn computed(&self, compute: &Compute) -> Option<i32> {
        match compute {
            Compute::Presumed { fact, when, value } => {
                if self.slots.is_stated(fact.index()) {
                    return Some(self.slots.of(fact.index()));
                }
                when.is_none_or(|when| self.held(when) == YES)
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

    /// Gives a truth that numbers hang on; its flag is a register here.
    fn held(&self, flag: Flag) -> Truth {
        self.registers.truths[flag.0]
    }

    fn joined(&self, terms: &[Operand], join: impl Fn(i32, i32) -> i32) -> Option<i32> {
        let (first, rest) = terms.split_first()?;
        let first = self.number(*first);
        let mut rest = rest.iter();
        rest.try_fold(first?, |joined, term| {
            Some(join(joined, self.number(*term)?))
        })
    }

    /// Gives the least of the cases that hold, and another number where none does.
    fn least_case(&self, cases: &[(Flag, Operand)], otherwise: Operand) -> Option<i32> {
        let mut least = None;
        for (guard, number) in cases {
            match self.held(*guard) {
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

    fn capped(&self, mut number: i32, caps: &[(Option<Flag>, Operand)]) -> Option<i32> {
        for (guard, bound) in caps {
            match guard.map_or(YES, |guard| self.held(guard)) {
                YES => number = number.min(self.number(*bound)?),
                NO => {}
                _ => return None,
            }
        }
        Some(number)
    }

    fn largest(&self, guarded: &[(Flag, Operand)]) -> Option<i32> {
        let mut largest = None;
        for (guard, number) in guarded {
            match self.held(*guard) {
                YES => largest = largest.max(Some(self.number(*number)?)),
                NO => {}
                _ => return None,
            }
        }
        largest
    }
}
