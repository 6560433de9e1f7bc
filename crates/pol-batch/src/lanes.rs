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

    /// Joins all numbers of two columns.
    #[inline(always)]
    pub(crate) fn combine(
        self,
        into: &mut Values,
        left: &Values,
        right: &Values,
        by: impl Fn(S::i32s, S::i32s) -> S::i32s,
    ) {
        let ((into, _), (left, _)) = (S::as_mut_simd_i32s(into), S::as_simd_i32s(left));
        let (right, _) = S::as_simd_i32s(right);
        for ((into, left), right) in into.iter_mut().zip(left).zip(right) {
            *into = by(*left, *right);
        }
    }

    /// Makes all numbers from those of a column.
    #[inline(always)]
    pub(crate) fn map(self, into: &mut Values, numbers: &Values, to: impl Fn(S::i32s) -> S::i32s) {
        let ((into, _), (numbers, _)) = (S::as_mut_simd_i32s(into), S::as_simd_i32s(numbers));
        for (into, number) in into.iter_mut().zip(numbers) {
            *into = to(*number);
        }
    }

    /// Takes the numbers of the requests in a plane, and the same number for all others.
    #[inline(always)]
    pub(crate) fn fill(self, into: &mut Values, here: &Plane, numbers: &Values, otherwise: i32) {
        let ((here, _), (into, _)) = (S::as_simd_u32s(here), S::as_mut_simd_i32s(into));
        let (numbers, _) = S::as_simd_i32s(numbers);
        let otherwise = self.0.splat_i32s(otherwise);
        for (part, word) in here.iter().enumerate() {
            let mut bit = self.0.splat_u32s(1);
            let pairs = into[part..].iter_mut().zip(&numbers[part..]);
            for (into, number) in pairs.step_by(here.len()) {
                *into = self.chosen(*word, bit, *number, otherwise);
                bit = self.0.add_u32s(bit, bit);
            }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plane::{ROWS, set};
    use pulp::Scalar;

    /// Without any register for many numbers.
    const LANES: Lanes<Scalar> = Lanes(Scalar);

    fn numbers() -> Values {
        std::array::from_fn(|row| i32::try_from(row).unwrap_or(0))
    }

    #[test]
    fn a_plane_holds_the_requests_of_its_test() {
        let made = LANES.plane(&numbers(), |number| number % 3 == 0);
        let mut expected = NONE;
        for row in (0..ROWS).step_by(3) {
            set(&mut expected, row);
        }
        assert_eq!(made, expected);
    }

    #[test]
    fn only_the_numbers_in_a_plane_change() {
        let (mut here, mut changed) = (NONE, numbers());
        set(&mut here, 200);
        LANES.change(&mut changed, &here, |number| -number);
        LANES.join(&mut changed, &here, &numbers(), |left, right| {
            2 * left + right
        });
        LANES.mark(&mut changed, &NONE, 7);
        let mut expected = numbers();
        expected[200] = -200;
        assert_eq!(changed, expected);
    }
}
