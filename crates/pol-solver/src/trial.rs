//! Sixty-four assignments of a circuit's inputs worked out at once: one bit of a word for each.
//! Inputs are set, then all gates are run; what a trial shows needs no solver, what it does not show may still be so.

use crate::circuit::{Bit, Circuit, Node};
use crate::integer::Integer;

/// Sixty-four assignments, side by side in the lanes of a word.
#[derive(Clone, Debug)]
pub struct Trial {
    lanes: Vec<u64>,
}

impl Trial {
    /// Starts with every input false in every lane.
    pub fn new(circuit: &Circuit) -> Self {
        Self {
            lanes: vec![0; circuit.size()],
        }
    }

    /// Sets an input in every lane; a constant stays what it is.
    pub fn set(&mut self, input: Bit, lanes: u64) {
        if input.as_constant().is_none() {
            self.lanes[input.node()] = lanes;
        }
    }

    /// Sets a free integer, lane by lane; the values lie between its bounds.
    pub fn set_integer(&mut self, integer: &Integer, values: &[i128; 64]) {
        let (bits, low) = integer.parts();
        for (place, &bit) in bits.iter().enumerate() {
            let lane = |at: usize| u64::from(((values[at] - low) >> place) & 1 == 1) << at;
            self.set(bit, (0..64).map(lane).fold(0, |lanes, lane| lanes | lane));
        }
    }

    /// Works out every gate from the inputs.
    pub fn run(&mut self, circuit: &Circuit) {
        for node in 0..self.lanes.len() {
            match circuit.node_at(node) {
                Node::True => self.lanes[node] = u64::MAX,
                Node::Input => {}
                Node::And(items) => {
                    let all = items.iter().fold(u64::MAX, |all, &bit| all & self.bit(bit));
                    self.lanes[node] = all;
                }
                Node::Xor(left, right) => self.lanes[node] = self.bit(*left) ^ self.bit(*right),
            }
        }
    }

    /// Gives the lanes of a bit.
    pub fn bit(&self, bit: Bit) -> u64 {
        let lanes = self.lanes[bit.node()];
        if bit.is_negated() { !lanes } else { lanes }
    }

    /// Gives the lanes in which two trials give an integer different values.
    pub fn differs(&self, other: &Self, integer: &Integer) -> u64 {
        let (bits, _) = integer.parts();
        bits.iter()
            .fold(0, |lanes, &bit| lanes | self.bit(bit) ^ other.bit(bit))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_lane_is_an_assignment_of_its_own() {
        let mut circuit = Circuit::new();
        let (a, b) = (circuit.input(), circuit.input());
        let (both, one) = (circuit.and([a, b]), circuit.xor(a, b));
        let mut trial = Trial::new(&circuit);
        trial.set(a, 0b0011);
        trial.set(b, 0b0101);
        trial.run(&circuit);
        assert_eq!(trial.bit(both), 0b0001);
        assert_eq!(trial.bit(one), 0b0110);
        assert_eq!(trial.bit(!both) & 0b1111, 0b1110);
    }

    #[test]
    fn an_integer_has_a_value_in_each_lane() {
        let mut circuit = Circuit::new();
        let number = Integer::input(&mut circuit, 3, 40);
        let least = number.at_most(&mut circuit, &Integer::constant(10));
        let mut trial = Trial::new(&circuit);
        let values: [i128; 64] = std::array::from_fn(|lane| if lane % 2 == 0 { 10 } else { 11 });
        trial.set_integer(&number, &values);
        trial.run(&circuit);
        assert_eq!(trial.bit(least), 0x5555_5555_5555_5555);
    }
}
