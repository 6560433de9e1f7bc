//! Steps that fill a register of truths.

use super::{Side, Sources};
use crate::circuit::Signal;
use crate::lanes::Lanes;
use crate::plan::{Asked, Flag, Judge, Operand};
use crate::plane::{EVERY, NONE, Plane, ROWS, Truths};
use pol_compiler::program::{Comparison, FactId};
use pulp::Simd;

/// Gives the truths of a signal.
#[inline(always)]
pub(super) fn read(planes: &[Plane], signal: Signal) -> Truths {
    Truths {
        yes: planes[signal.yes()],
        no: planes[signal.no()],
    }
}

/// Holds where both hold.
#[inline(always)]
pub(super) fn both<S: Simd>(
    lanes: Lanes<S>,
    planes: &[Plane],
    left: Signal,
    right: Signal,
) -> Truths {
    Truths {
        yes: lanes.and(&planes[left.yes()], &planes[right.yes()]),
        no: lanes.or(&planes[left.no()], &planes[right.no()]),
    }
}

/// Holds where all hold.
#[inline(always)]
pub(super) fn all<S: Simd>(lanes: Lanes<S>, planes: &[Plane], wires: &[Signal]) -> Truths {
    let (mut yes, mut no) = (EVERY, NONE);
    for wire in wires {
        yes = lanes.and(&yes, &planes[wire.yes()]);
        no = lanes.or(&no, &planes[wire.no()]);
    }
    Truths { yes, no }
}

impl<S: Simd> Sources<'_, S> {
    /// Gives what a step comes to.
    #[inline(always)]
    pub(super) fn judged(&self, judge: &Judge) -> Truths {
        match judge {
            Judge::Constant(holds) => Truths::constant(*holds),
            Judge::Stated(fact, asked) => self.stated(*fact, asked),
            Judge::Presumed {
                of,
                fact,
                when,
                holds,
            } => self.presumed(*of, *fact, *when, *holds),
            Judge::AtLeast(wanted, flags) => self.at_least(*wanted, flags),
            Judge::Compare(left, operator, right) => self.compared(*left, *operator, *right),
            Judge::Not(_) | Judge::All(_) | Judge::Any(_) => {
                unreachable!("the circuit has gates for these")
            }
        }
    }

    #[inline(always)]
    fn stated(&self, fact: FactId, asked: &Asked) -> Truths {
        let stated = self.block.stated(fact);
        match asked {
            Asked::Yes => self.lanes.among(stated, self.block.yes(fact)),
            Asked::OneOf(choices) => match self.block.choices(fact, *choices) {
                Some((planes, ..)) => self.lanes.among(stated, &any(self.lanes, planes)),
                None => Truths::UNKNOWN,
            },
            Asked::AtLeast(wanted, choices) => self.included(fact, *wanted, *choices),
            Asked::Empty => match self.block.choices(fact, 0) {
                Some((_, some, open)) => Truths {
                    yes: self.lanes.without(&self.lanes.without(stated, some), open),
                    no: *some,
                },
                None => Truths::UNKNOWN,
            },
            Asked::CodeIn(set) => self.lanes.among(stated, self.block.covered(fact, *set)),
            Asked::Beyond => Truths::UNKNOWN,
        }
    }

    #[inline(always)]
    fn included(&self, fact: FactId, wanted: u32, choices: u128) -> Truths {
        let stated = self.block.stated(fact);
        let Some((planes, _, open)) = self.block.choices(fact, choices) else {
            return Truths::UNKNOWN;
        };
        let yes = match wanted {
            1 => any(self.lanes, planes),
            _ => at_least(self.lanes, wanted, planes.copied()),
        };
        let may_grow = choices.count_ones() >= wanted;
        let closed = if may_grow {
            self.lanes.without(stated, open)
        } else {
            *stated
        };
        Truths {
            yes: self.lanes.and(&yes, stated),
            no: self.lanes.without(&closed, &yes),
        }
    }

    #[inline(always)]
    fn presumed(&self, of: Flag, fact: FactId, when: Option<Flag>, holds: Option<bool>) -> Truths {
        let applies = when.map_or(EVERY, |when| self.flag(when).yes);
        let here = self.lanes.without(&applies, self.block.stated(fact));
        let constant = Truths::constant(holds);
        let of = self.flag(of);
        let put = |stated: &Plane, presumed: &Plane| {
            self.lanes.or(
                &self.lanes.without(stated, &here),
                &self.lanes.and(&here, presumed),
            )
        };
        Truths {
            yes: put(&of.yes, &constant.yes),
            no: put(&of.no, &constant.no),
        }
    }

    #[inline(always)]
    fn at_least(&self, wanted: u32, flags: &[Flag]) -> Truths {
        let flags = flags.iter().map(|flag| self.flag(*flag));
        let may = flags
            .clone()
            .map(|truths| self.lanes.without(&EVERY, &truths.no));
        Truths {
            yes: at_least(self.lanes, wanted, flags.map(|truths| truths.yes)),
            no: self
                .lanes
                .without(&EVERY, &at_least(self.lanes, wanted, may)),
        }
    }

    #[inline(always)]
    fn compared(&self, left: Operand, operator: Comparison, right: Operand) -> Truths {
        let known = self.lanes.and(self.known(left), self.known(right));
        let yes = compare(self.lanes, operator, self.side(left), self.side(right));
        self.lanes.among(&known, &yes)
    }
}

/// Gives the requests that are in one of the planes.
#[inline(always)]
fn any<'a, S: Simd>(lanes: Lanes<S>, planes: impl Iterator<Item = &'a Plane>) -> Plane {
    let mut any = NONE;
    for plane in planes {
        any = lanes.or(&any, plane);
    }
    any
}

#[inline(always)]
fn compare<S: Simd>(
    lanes: Lanes<S>,
    operator: Comparison,
    left: Side<'_>,
    right: Side<'_>,
) -> Plane {
    match operator {
        Comparison::Equal => holding(lanes, left, right, S::equal_i32s),
        Comparison::NotEqual => holding(lanes, left, right, |simd, left, right| {
            simd.not_m32s(simd.equal_i32s(left, right))
        }),
        Comparison::AtLeast => holding(lanes, left, right, S::greater_than_or_equal_i32s),
        Comparison::AtMost => holding(lanes, left, right, S::less_than_or_equal_i32s),
        Comparison::More => holding(lanes, left, right, S::greater_than_i32s),
        Comparison::Less => holding(lanes, left, right, S::less_than_i32s),
    }
}

#[inline(always)]
fn holding<S: Simd>(
    lanes: Lanes<S>,
    left: Side<'_>,
    right: Side<'_>,
    test: impl Fn(S, S::i32s, S::i32s) -> S::m32s,
) -> Plane {
    let simd = lanes.0;
    match (left, right) {
        (Side::Each(left), Side::Each(right)) => {
            lanes.plane_of_both(left, right, |left, right| test(simd, left, right))
        }
        (Side::Each(left), Side::Same(right)) => {
            let right = simd.splat_i32s(right);
            lanes.plane(left, |left| test(simd, left, right))
        }
        (Side::Same(left), Side::Each(right)) => {
            let left = simd.splat_i32s(left);
            lanes.plane(right, |right| test(simd, left, right))
        }
        (Side::Same(left), Side::Same(right)) => {
            let (left, right) = (simd.splat_i32s(left), simd.splat_i32s(right));
            lanes.plane(&[0; ROWS], |_| test(simd, left, right))
        }
    }
}

/// Gives the requests that are in at least so many planes, by counters a bit plane for each binary digit.
#[inline(always)]
fn at_least<S: Simd>(lanes: Lanes<S>, wanted: u32, planes: impl Iterator<Item = Plane>) -> Plane {
    const DIGITS: usize = 8;
    let mut digits = [NONE; DIGITS];
    for plane in planes {
        let mut carry = plane;
        for digit in &mut digits {
            let next = lanes.and(digit, &carry);
            *digit = lanes.either(digit, &carry);
            carry = next;
        }
    }
    let (mut more, mut equal) = (NONE, EVERY);
    for (place, digit) in digits.iter().enumerate().rev() {
        if wanted >> place & 1 == 1 {
            equal = lanes.and(&equal, digit);
        } else {
            more = lanes.or(&more, &lanes.and(&equal, digit));
            equal = lanes.without(&equal, digit);
        }
    }
    lanes.or(&more, &equal)
}
