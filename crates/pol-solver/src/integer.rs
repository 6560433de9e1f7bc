//! Bounded integers over a circuit: each knows its least and greatest value, so that nothing overflows.
//! Sums, differences that stop at zero, minima and multiples give integers; comparisons give bits.

use crate::bits;
use crate::circuit::{Bit, Circuit};

/// An integer between two bounds: the least value plus an unsigned number in bits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Integer {
    low: i128,
    high: i128,
    bits: Vec<Bit>,
}

impl Integer {
    /// Makes a constant.
    pub const fn constant(value: i128) -> Self {
        Self {
            low: value,
            high: value,
            bits: Vec::new(),
        }
    }

    /// Adds a free integer between two bounds, both included; `low` is at most `high`.
    pub fn input(circuit: &mut Circuit, low: i128, high: i128) -> Self {
        let span = bits::constant(high.abs_diff(low));
        let number: Vec<Bit> = span.iter().map(|_| circuit.input()).collect();
        let within = bits::at_most(circuit, &number, &span);
        circuit.constrain(within);
        Self {
            low,
            high,
            bits: number,
        }
    }

    /// Gives the least value that it can have by its bounds.
    pub const fn low(&self) -> i128 {
        self.low
    }

    /// Gives the greatest value that it can have by its bounds.
    pub const fn high(&self) -> i128 {
        self.high
    }

    /// Gives its bits, the greatest first: what to keep small to keep the integer small.
    pub fn bits_from_the_top(&self) -> impl Iterator<Item = Bit> + '_ {
        self.bits.iter().rev().copied()
    }

    /// Gives its bits, the least first, and what they are added to.
    pub(crate) fn parts(&self) -> (&[Bit], i128) {
        (&self.bits, self.low)
    }

    /// Adds another.
    #[must_use]
    pub fn plus(&self, circuit: &mut Circuit, other: &Self) -> Self {
        let bits = bits::add(circuit, &self.bits, &other.bits);
        Self {
            low: self.low + other.low,
            high: self.high + other.high,
            bits,
        }
    }

    /// Adds to each value the offset of the step that it lies in. A step begins at its first number and lasts to the next;
    /// they stand in rising order, and the first begins at or below the least value.
    #[must_use]
    pub fn stepped(&self, circuit: &mut Circuit, steps: &[(i128, i128)]) -> Self {
        let within = steps.partition_point(|(start, _)| *start <= self.low);
        let steps = &steps[within.saturating_sub(1)..];
        let steps = &steps[..steps.partition_point(|(start, _)| *start <= self.high)];
        let offsets = || steps.iter().map(|(_, offset)| *offset);
        let (Some(low), Some(high)) = (offsets().min(), offsets().max()) else {
            return self.clone();
        };
        let bits = self.offset_bits(circuit, steps, low, self.bits.len(), self.low);
        self.plus(circuit, &Self { low, high, bits })
    }

    /// Looks the offset up, as far above `base` as it is, for the values that begin at `start` and that the lower bits tell apart.
    fn offset_bits(
        &self,
        circuit: &mut Circuit,
        steps: &[(i128, i128)],
        base: i128,
        lower: usize,
        start: i128,
    ) -> Vec<Bit> {
        let end = start + (1_i128 << lower);
        let first = steps.partition_point(|(at, _)| *at <= start).max(1) - 1;
        let beyond = steps.partition_point(|(at, _)| *at < end);
        if beyond <= first + 1 {
            return bits::constant(steps[first].1.abs_diff(base));
        }
        let middle = start + (1_i128 << (lower - 1));
        let then = self.offset_bits(circuit, steps, base, lower - 1, middle);
        let other = self.offset_bits(circuit, steps, base, lower - 1, start);
        bits::select(circuit, self.bits[lower - 1], &then, &other)
    }

    /// Multiplies by a number that is not negative.
    #[must_use]
    pub fn times(&self, circuit: &mut Circuit, factor: u64) -> Self {
        let wide = i128::from(factor);
        let bits = bits::times(circuit, u128::from(factor), &self.bits);
        Self {
            low: self.low * wide,
            high: self.high * wide,
            bits,
        }
    }

    /// Takes another away, but never below zero.
    #[must_use]
    pub fn less(&self, circuit: &mut Circuit, other: &Self) -> Self {
        let enough = other.at_most(circuit, self);
        let (low, high) = (
            (self.low - other.high).max(0),
            (self.high - other.low).max(0),
        );
        // Both sides from the same base, so that the difference is that of two unsigned numbers.
        let base = self.low.min(other.low);
        let left = self.above(circuit, base);
        let right = other.above(circuit, base);
        let difference = bits::subtract(circuit, &left, &right);
        let stopped = bits::select(circuit, enough, &difference, &[]);
        let width = bits::constant(high.unsigned_abs()).len();
        let bits = stopped.into_iter().take(width).collect();
        Self { low: 0, high, bits }.raised(circuit, low)
    }

    /// The smaller of the two.
    #[must_use]
    pub fn min(&self, circuit: &mut Circuit, other: &Self) -> Self {
        let smaller = self.at_most(circuit, other);
        let mut least = Self::select(circuit, smaller, self, other);
        least.high = self.high.min(other.high);
        least
    }

    /// The one where the condition holds, the other where it does not.
    #[must_use]
    pub fn select(circuit: &mut Circuit, condition: Bit, then: &Self, other: &Self) -> Self {
        match condition.as_constant() {
            Some(true) => return then.clone(),
            Some(false) => return other.clone(),
            None => {}
        }
        let base = then.low.min(other.low);
        let left = then.above(circuit, base);
        let right = other.above(circuit, base);
        let bits = bits::select(circuit, condition, &left, &right);
        Self {
            low: base,
            high: then.high.max(other.high),
            bits,
        }
    }

    /// Tells whether it is at most the other.
    pub fn at_most(&self, circuit: &mut Circuit, other: &Self) -> Bit {
        if self.high <= other.low {
            return Bit::TRUE;
        }
        if self.low > other.high {
            return Bit::FALSE;
        }
        let base = self.low.min(other.low);
        let left = self.above(circuit, base);
        let right = other.above(circuit, base);
        bits::at_most(circuit, &left, &right)
    }

    /// Tells whether the two are equal.
    pub fn equals(&self, circuit: &mut Circuit, other: &Self) -> Bit {
        if self.high < other.low || self.low > other.high {
            return Bit::FALSE;
        }
        let base = self.low.min(other.low);
        let left = self.above(circuit, base);
        let right = other.above(circuit, base);
        bits::equal(circuit, &left, &right)
    }

    /// Gives the unsigned number that it is above a base, which is at most its least value.
    fn above(&self, circuit: &mut Circuit, base: i128) -> Vec<Bit> {
        bits::add(
            circuit,
            &self.bits,
            &bits::constant(self.low.abs_diff(base)),
        )
    }

    /// States a greater least value than the one that the bits are added to; the value stays.
    fn raised(mut self, circuit: &mut Circuit, low: i128) -> Self {
        if low > self.low {
            self.bits =
                bits::subtract(circuit, &self.bits, &bits::constant(low.abs_diff(self.low)));
            self.low = low;
        }
        self
    }
}
