//! Work on planes and on columns of numbers, a register of the machine at a time: the widest that it has, as it turns out when the program
//! runs. All is inlined into what is compiled for these registers.

use crate::plane::{EVERY, NONE, Plane, Truths, Values};
use pulp::Simd;

/// The registers of a machine.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lanes<S: Simd>(pub(crate) S);

impl<S: Simd> Lanes<S> {
    /// Gives the requests in both.
    #[inline(always)]
    pub(crate) fn and(self, left: &Plane, right: &Plane) -> Plane {
        self.both(left, right, |left, right| self.0.and_u32s(left, right))
    }

    /// Gives the requests in one.
    #[inline(always)]
    pub(crate) fn or(self, left: &Plane, right: &Plane) -> Plane {
        self.both(left, right, |left, right| self.0.or_u32s(left, right))
    }

    /// Gives the requests in just one.
    #[inline(always)]
    pub(crate) fn either(self, left: &Plane, right: &Plane) -> Plane {
        self.both(left, right, |left, right| self.0.xor_u32s(left, right))
    }

    /// Gives the requests in the first and not in the second.
    #[inline(always)]
    pub(crate) fn without(self, left: &Plane, right: &Plane) -> Plane {
        self.both(left, right, |left, right| {
            self.0.and_u32s(left, self.0.not_u32s(right))
        })
    }

    #[inline(always)]
    fn both(self, left: &Plane, right: &Plane, by: impl Fn(S::u32s, S::u32s) -> S::u32s) -> Plane {
        let mut made = *left;
        let ((words, _), (right, _)) = (S::as_mut_simd_u32s(&mut made), S::as_simd_u32s(right));
        for (word, right) in words.iter_mut().zip(right) {
            *word = by(*word, *right);
        }
        made
    }

    /// Makes truths from the requests that hold, among those that are known.
    #[inline(always)]
    pub(crate) fn among(self, known: &Plane, yes: &Plane) -> Truths {
        Truths {
            yes: self.and(yes, known),
            no: self.without(known, yes),
        }
    }

    /// Gives the requests of which something is not known.
    #[inline(always)]
    pub(crate) fn open(self, truths: &Truths) -> Plane {
        self.without(&EVERY, &self.or(&truths.yes, &truths.no))
    }

    /// Makes a plane from a test of each number.
    #[inline(always)]
    pub(crate) fn plane(self, numbers: &Values, test: impl Fn(S::i32s) -> S::m32s) -> Plane {
        let mut plane = NONE;
        let ((words, _), (numbers, _)) =
            (S::as_mut_simd_u32s(&mut plane), S::as_simd_i32s(numbers));
        let parts = words.len();
        for (part, word) in words.iter_mut().enumerate() {
            let tests = numbers[part..].iter().step_by(parts);
            *word = self.gathered(tests.map(|number| test(*number)));
        }
        plane
    }

    /// Makes a plane from a test of each pair of numbers.
    #[inline(always)]
    pub(crate) fn plane_of_both(
        self,
        left: &Values,
        right: &Values,
        test: impl Fn(S::i32s, S::i32s) -> S::m32s,
    ) -> Plane {
        let mut plane = NONE;
        let (words, _) = S::as_mut_simd_u32s(&mut plane);
        let ((left, _), (right, _)) = (S::as_simd_i32s(left), S::as_simd_i32s(right));
        let parts = words.len();
        for (part, word) in words.iter_mut().enumerate() {
            let pairs = left[part..].iter().zip(&right[part..]).step_by(parts);
            *word = self.gathered(pairs.map(|(left, right)| test(*left, *right)));
        }
        plane
    }

    /// Puts the tests of one row after another into one bit after another.
    #[inline(always)]
    fn gathered(self, tests: impl Iterator<Item = S::m32s>) -> S::u32s {
        let zero = self.0.splat_u32s(0);
        let (mut word, mut bit) = (zero, self.0.splat_u32s(1));
        for test in tests {
            word = self.0.or_u32s(word, self.0.select_u32s(test, bit, zero));
            bit = self.0.add_u32s(bit, bit);
        }
        word
    }

    /// Joins all numbers with others.
    #[inline(always)]
    pub(crate) fn fold(
        self,
        numbers: &mut Values,
        others: &Values,
        by: impl Fn(S::i32s, S::i32s) -> S::i32s,
    ) {
        let ((numbers, _), (others, _)) = (S::as_mut_simd_i32s(numbers), S::as_simd_i32s(others));
        for (number, other) in numbers.iter_mut().zip(others) {
            *number = by(*number, *other);
        }
    }

    /// Changes all numbers.
    #[inline(always)]
    pub(crate) fn map(self, numbers: &mut Values, to: impl Fn(S::i32s) -> S::i32s) {
        let (numbers, _) = S::as_mut_simd_i32s(numbers);
        for number in numbers {
            *number = to(*number);
        }
    }

    /// Puts the same number in the places of the requests in a plane.
    #[inline(always)]
    pub(crate) fn mark(self, numbers: &mut Values, here: &Plane, with: i32) {
        let with = self.0.splat_i32s(with);
        self.change(numbers, here, |_| with);
    }

    /// Changes the numbers of the requests in a plane.
    #[inline(always)]
    pub(crate) fn change(
        self,
        numbers: &mut Values,
        here: &Plane,
        to: impl Fn(S::i32s) -> S::i32s,
    ) {
        let ((here, _), (numbers, _)) = (S::as_simd_u32s(here), S::as_mut_simd_i32s(numbers));
        for (part, word) in here.iter().enumerate() {
            let mut bit = self.0.splat_u32s(1);
            for number in numbers[part..].iter_mut().step_by(here.len()) {
                *number = self.chosen(*word, bit, to(*number), *number);
                bit = self.0.add_u32s(bit, bit);
            }
        }
    }

    /// Joins the numbers of the requests in a plane with others of theirs.
    #[inline(always)]
    pub(crate) fn join(
        self,
        numbers: &mut Values,
        here: &Plane,
        others: &Values,
        by: impl Fn(S::i32s, S::i32s) -> S::i32s,
    ) {
        let ((here, _), (numbers, _)) = (S::as_simd_u32s(here), S::as_mut_simd_i32s(numbers));
        let (others, _) = S::as_simd_i32s(others);
        for (part, word) in here.iter().enumerate() {
            let mut bit = self.0.splat_u32s(1);
            let pairs = numbers[part..].iter_mut().zip(&others[part..]);
            for (number, other) in pairs.step_by(here.len()) {
                *number = self.chosen(*word, bit, by(*number, *other), *number);
                bit = self.0.add_u32s(bit, bit);
            }
        }
    }

    /// Gives the first where a bit is set, the second where it is not.
    #[inline(always)]
    fn chosen(self, word: S::u32s, bit: S::u32s, there: S::i32s, else_: S::i32s) -> S::i32s {
        let here = self.0.equal_u32s(self.0.and_u32s(word, bit), bit);
        self.0.select_i32s(here, there, else_)
    }
}
