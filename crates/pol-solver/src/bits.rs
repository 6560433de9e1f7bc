//! Arithmetic on unsigned numbers as lists of bits, the least bit first; a short list stands for zeros above it.
//! These are the textbook circuits: ripple addition, subtraction and comparison.

use crate::circuit::{Bit, Circuit};

/// Writes a number in bits.
pub(crate) fn constant(mut number: u128) -> Vec<Bit> {
    let mut bits = Vec::new();
    while number > 0 {
        bits.push(Bit::constant(number & 1 == 1));
        number >>= 1;
    }
    bits
}

fn at(bits: &[Bit], position: usize) -> Bit {
    bits.get(position).copied().unwrap_or(Bit::FALSE)
}

/// Adds two numbers; one bit longer than the longer.
pub(crate) fn add(circuit: &mut Circuit, left: &[Bit], right: &[Bit]) -> Vec<Bit> {
    let mut carry = Bit::FALSE;
    let mut sum = Vec::new();
    for position in 0..left.len().max(right.len()) {
        let (a, b) = (at(left, position), at(right, position));
        let half = circuit.xor(a, b);
        sum.push(circuit.xor(half, carry));
        let both = circuit.and([a, b]);
        let carried = circuit.and([half, carry]);
        carry = circuit.or([both, carried]);
    }
    sum.push(carry);
    trim(sum)
}

/// Subtracts a number from one that is not smaller; right only there.
pub(crate) fn subtract(circuit: &mut Circuit, left: &[Bit], right: &[Bit]) -> Vec<Bit> {
    let mut borrow = Bit::FALSE;
    let mut difference = Vec::new();
    for position in 0..left.len().max(right.len()) {
        let (a, b) = (at(left, position), at(right, position));
        let half = circuit.xor(a, b);
        difference.push(circuit.xor(half, borrow));
        let taken = circuit.and([!a, b]);
        let passed = circuit.and([!half, borrow]);
        borrow = circuit.or([taken, passed]);
    }
    trim(difference)
}

/// Tells whether the left is at most the right.
pub(crate) fn at_most(circuit: &mut Circuit, left: &[Bit], right: &[Bit]) -> Bit {
    let mut so_far = Bit::TRUE;
    for position in 0..left.len().max(right.len()) {
        let (a, b) = (at(left, position), at(right, position));
        let less = circuit.and([!a, b]);
        let differs = circuit.xor(a, b);
        let equal_and_so_far = circuit.and([!differs, so_far]);
        so_far = circuit.or([less, equal_and_so_far]);
    }
    so_far
}

/// Tells whether the two are equal.
pub(crate) fn equal(circuit: &mut Circuit, left: &[Bit], right: &[Bit]) -> Bit {
    let same: Vec<Bit> = (0..left.len().max(right.len()))
        .map(|position| !circuit.xor(at(left, position), at(right, position)))
        .collect();
    circuit.and(same)
}

/// The one number where the condition holds, the other where it does not.
pub(crate) fn select(
    circuit: &mut Circuit,
    condition: Bit,
    then: &[Bit],
    other: &[Bit],
) -> Vec<Bit> {
    let bits = (0..then.len().max(other.len()))
        .map(|position| circuit.select(condition, at(then, position), at(other, position)))
        .collect();
    trim(bits)
}

/// Multiplies by a constant, a shifted addition for each of its bits.
pub(crate) fn times(circuit: &mut Circuit, factor: u128, bits: &[Bit]) -> Vec<Bit> {
    let mut product = Vec::new();
    for shift in 0..128 - factor.leading_zeros() as usize {
        if factor >> shift & 1 == 1 {
            let shifted: Vec<Bit> = std::iter::repeat_n(Bit::FALSE, shift)
                .chain(bits.iter().copied())
                .collect();
            product = add(circuit, &product, &shifted);
        }
    }
    trim(product)
}

/// Takes off the zeros at the top.
fn trim(mut bits: Vec<Bit>) -> Vec<Bit> {
    while bits.last() == Some(&Bit::FALSE) {
        bits.pop();
    }
    bits
}
