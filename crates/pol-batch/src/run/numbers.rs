//! Steps that fill a register of numbers. What is not known of a request may be any number.

use super::{Numbers, Side, Sources};
use crate::numbers::shift;
use crate::plan::{Compute, Flag, Operand};
use crate::plane::{EVERY, NONE, Plane, ROWS, Truths, Values, each};
use pol_compiler::program::FactId;
use pulp::Simd;

impl<S: Simd> Sources<'_, S> {
    /// Computes a step.
    #[inline(always)]
    pub(super) fn computed(&self, compute: &Compute, decimals: u32, made: &mut Numbers) {
        match compute {
            Compute::Presumed { fact, when, value } => self.presume(*fact, *when, *value, made),
            Compute::OnDay(day, entries) => self.on_day(*day, entries, made),
            Compute::Sum(terms) => self.fold(terms, made, S::add_i32s),
            Compute::Less(terms) => {
                self.fold(terms, made, |simd, rest, term| {
                    simd.max_i32s(simd.sub_i32s(rest, term), simd.splat_i32s(0))
                });
            }
            Compute::Times(factor, of) => {
                let whole = 10_i64.pow(decimals);
                self.each(*of, made, |number| {
                    i32::try_from(i64::from(number) * factor / whole).unwrap_or(i32::MAX)
                });
            }
            Compute::Capped {
                cases,
                otherwise,
                caps,
            } => self.capped(cases, *otherwise, caps, made),
            Compute::Largest(guarded) => self.largest(guarded, made),
            Compute::Least(left, right) => self.fold(&[*left, *right], made, S::min_i32s),
            Compute::Shift {
                from,
                count,
                unit,
                direction,
                month_end,
            } => self.each(*from, made, |number| {
                shift(number, *count, *unit, *direction, *month_end)
            }),
        }
    }

    #[inline(always)]
    fn each(&self, of: Operand, made: &mut Numbers, change: impl Fn(i32) -> i32) {
        made.known = *self.known(of);
        let (known, side) = (made.known, self.side(of));
        each(&known, |row| made.values[row] = change(side.at(row)));
    }

    #[inline(always)]
    fn fold(
        &self,
        terms: &[Operand],
        made: &mut Numbers,
        by: impl Fn(S, S::i32s, S::i32s) -> S::i32s,
    ) {
        let simd = self.lanes.0;
        let Some((first, rest)) = terms.split_first() else {
            return;
        };
        let Some((second, rest)) = rest.split_first() else {
            return self.copy(*first, made);
        };
        self.combine(*first, *second, made, &by);
        for term in rest {
            made.known = self.lanes.and(&made.known, self.known(*term));
            let so_far = made.values;
            let with = (Side::Each(&so_far), self.side(*term));
            self.pairs(with, &mut made.values, |left, right| by(simd, left, right));
        }
    }

    #[inline(always)]
    fn combine(
        &self,
        left: Operand,
        right: Operand,
        made: &mut Numbers,
        by: impl Fn(S, S::i32s, S::i32s) -> S::i32s,
    ) {
        let simd = self.lanes.0;
        made.known = self.lanes.and(self.known(left), self.known(right));
        let sides = (self.side(left), self.side(right));
        self.pairs(sides, &mut made.values, |left, right| by(simd, left, right));
    }

    #[inline(always)]
    fn pairs(
        &self,
        sides: (Side<'_>, Side<'_>),
        into: &mut Values,
        by: impl Fn(S::i32s, S::i32s) -> S::i32s,
    ) {
        let (lanes, simd) = (self.lanes, self.lanes.0);
        match sides {
            (Side::Each(left), Side::Each(right)) => lanes.combine(into, left, right, by),
            (Side::Each(left), Side::Same(right)) => {
                let right = simd.splat_i32s(right);
                lanes.map(into, left, |left| by(left, right));
            }
            (Side::Same(left), Side::Each(right)) => {
                let left = simd.splat_i32s(left);
                lanes.map(into, right, |right| by(left, right));
            }
            (Side::Same(left), Side::Same(right)) => {
                let (left, right) = (simd.splat_i32s(left), simd.splat_i32s(right));
                lanes.map(into, &[0; ROWS], |_| by(left, right));
            }
        }
    }

    #[inline(always)]
    fn copy(&self, from: Operand, made: &mut Numbers) {
        made.known = *self.known(from);
        match self.side(from) {
            Side::Each(numbers) => made.values.copy_from_slice(numbers),
            Side::Same(number) => made.values = [number; ROWS],
        }
    }

    #[inline(always)]
    fn presume(&self, fact: FactId, when: Option<Flag>, value: i32, made: &mut Numbers) {
        let stated = self.block.stated(fact);
        let applies = when.map_or(EVERY, |when| self.flag(when).yes);
        made.known = self.lanes.or(stated, &applies);
        let numbers = self.block.numbers(fact);
        self.lanes.fill(&mut made.values, stated, numbers, value);
    }

    #[inline(always)]
    fn on_day(&self, day: Operand, entries: &[(i32, i32, i32)], made: &mut Numbers) {
        let (known, side) = (self.known(day), self.side(day));
        made.known = NONE;
        for &(first, last, number) in entries {
            let here = match side {
                Side::Each(days) => self.within(days, first, last),
                Side::Same(day) if first <= day && day <= last => EVERY,
                Side::Same(_) => NONE,
            };
            let here = self.lanes.and(&here, known);
            made.known = self.lanes.or(&made.known, &here);
            self.lanes.mark(&mut made.values, &here, number);
        }
    }

    #[inline(always)]
    fn within(&self, days: &Values, first: i32, last: i32) -> Plane {
        let simd = self.lanes.0;
        let (first, last) = (simd.splat_i32s(first), simd.splat_i32s(last));
        self.lanes.plane(days, |day| {
            let (from, until) = (
                simd.less_than_or_equal_i32s(first, day),
                simd.less_than_or_equal_i32s(day, last),
            );
            simd.and_m32s(from, until)
        })
    }

    #[inline(always)]
    fn capped(
        &self,
        cases: &[(Flag, Operand)],
        otherwise: Operand,
        caps: &[(Option<Flag>, Operand)],
        made: &mut Numbers,
    ) {
        self.copy(otherwise, made);
        let (mut cased, mut open_cases) = (NONE, NONE);
        for (guard, number) in cases {
            let guard = self.flag(*guard);
            self.take(made, &self.lanes.without(&guard.yes, &cased), *number);
            self.lower(made, &self.lanes.and(&guard.yes, &cased), *number);
            cased = self.lanes.or(&cased, &guard.yes);
            open_cases = self.lanes.or(&open_cases, &self.lanes.open(&guard));
        }
        made.known = self.lanes.without(&made.known, &open_cases);
        for (guard, bound) in caps {
            let guard = guard.map_or(Truths::constant(Some(true)), |guard| self.flag(guard));
            self.lower(made, &guard.yes, *bound);
            made.known = self.lanes.without(&made.known, &self.lanes.open(&guard));
        }
    }

    /// Takes a number in some places, known where it is.
    #[inline(always)]
    fn take(&self, made: &mut Numbers, here: &Plane, number: Operand) {
        let taken = self.lanes.and(here, self.known(number));
        made.known = self
            .lanes
            .or(&self.lanes.without(&made.known, here), &taken);
        self.put(made, here, number, |_, _, number| number);
    }

    /// Takes the lesser of the number that is there and another, known where both are.
    #[inline(always)]
    fn lower(&self, made: &mut Numbers, here: &Plane, number: Operand) {
        made.known = self
            .lanes
            .without(&made.known, &self.lanes.without(here, self.known(number)));
        self.put(made, here, number, S::min_i32s);
    }

    /// Joins numbers with others where a plane says so.
    #[inline(always)]
    fn put(
        &self,
        made: &mut Numbers,
        here: &Plane,
        with: Operand,
        by: impl Fn(S, S::i32s, S::i32s) -> S::i32s,
    ) {
        let (lanes, simd) = (self.lanes, self.lanes.0);
        match self.side(with) {
            Side::Each(with) => lanes.join(&mut made.values, here, with, |number, with| {
                by(simd, number, with)
            }),
            Side::Same(with) => {
                let with = simd.splat_i32s(with);
                lanes.change(&mut made.values, here, |number| by(simd, number, with));
            }
        }
    }

    #[inline(always)]
    fn largest(&self, guarded: &[(Flag, Operand)], made: &mut Numbers) {
        made.values = [i32::MIN; ROWS];
        let (mut some, mut lost) = (NONE, NONE);
        for (guard, number) in guarded {
            let guard = self.flag(*guard);
            let unknown = self.lanes.or(
                &self.lanes.open(&guard),
                &self.lanes.without(&guard.yes, self.known(*number)),
            );
            lost = self.lanes.or(&lost, &unknown);
            some = self.lanes.or(&some, &guard.yes);
            self.put(made, &guard.yes, *number, S::max_i32s);
        }
        made.known = self.lanes.without(&some, &lost);
    }
}

impl Side<'_> {
    #[inline(always)]
    fn at(&self, row: usize) -> i32 {
        match self {
            Self::Each(numbers) => numbers[row],
            Self::Same(number) => *number,
        }
    }
}
