//! A circuit of inputs and gates, folded and shared while it is built: equal structure is the same bit.
//! Bits go in and come out; constraints of the inputs' domains are kept with it and hold in every question.

use std::collections::HashMap;
use std::ops::Not;

/// A truth value in a circuit: constant, input or gate, plain or negated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Bit(u32);

impl Bit {
    /// True, whatever the inputs.
    pub const TRUE: Self = Self(0);
    /// False, whatever the inputs.
    pub const FALSE: Self = Self(1);

    /// Makes a constant.
    pub const fn constant(value: bool) -> Self {
        if value { Self::TRUE } else { Self::FALSE }
    }

    /// Gives the value of a constant.
    pub const fn as_constant(self) -> Option<bool> {
        match self.0 {
            0 => Some(true),
            1 => Some(false),
            _ => None,
        }
    }

    const fn plain(node: usize) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "`Circuit::node` bounds the number of nodes"
        )]
        Self((node as u32) << 1)
    }

    pub(crate) const fn node(self) -> usize {
        (self.0 >> 1) as usize
    }

    pub(crate) const fn is_negated(self) -> bool {
        self.0 & 1 == 1
    }
}

impl Not for Bit {
    type Output = Self;

    fn not(self) -> Self {
        Self(self.0 ^ 1)
    }
}

/// What stands behind a bit.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Node {
    /// The constant true: node 0.
    True,
    /// Free.
    Input,
    /// All of them; two or more, sorted, each once.
    And(Box<[Bit]>),
    /// One of the two and not the other; both plain, sorted.
    Xor(Bit, Bit),
}

impl Node {
    /// Gives the bits that it is made of.
    pub(crate) fn below(&self) -> Vec<Bit> {
        match self {
            Self::True | Self::Input => Vec::new(),
            Self::And(items) => items.to_vec(),
            Self::Xor(left, right) => vec![*left, *right],
        }
    }
}

/// A circuit under construction.
#[derive(Clone, Debug)]
pub struct Circuit {
    nodes: Vec<Node>,
    shared: HashMap<Node, Bit>,
    constraints: Vec<Bit>,
}

impl Default for Circuit {
    fn default() -> Self {
        Self::new()
    }
}

impl Circuit {
    /// Makes an empty circuit.
    pub fn new() -> Self {
        Self {
            nodes: vec![Node::True],
            shared: HashMap::new(),
            constraints: Vec::new(),
        }
    }

    /// Adds a free yes/no.
    pub fn input(&mut self) -> Bit {
        self.nodes.push(Node::Input);
        Bit::plain(self.nodes.len() - 1)
    }

    /// Adds a choice of exactly one among so many: a bit each.
    pub fn choice(&mut self, count: usize) -> Vec<Bit> {
        if count == 1 {
            return vec![Bit::TRUE];
        }
        let bits: Vec<Bit> = (0..count).map(|_| self.input()).collect();
        let one = self.exactly_one(&bits);
        self.constrain(one);
        bits
    }

    /// Makes a bit hold in every question.
    pub fn constrain(&mut self, bit: Bit) {
        if bit != Bit::TRUE {
            self.constraints.push(bit);
        }
    }

    /// Gives what must hold in every question.
    pub(crate) fn constraints(&self) -> &[Bit] {
        &self.constraints
    }

    /// Gives the number of nodes, a measure of the size.
    pub fn size(&self) -> usize {
        self.nodes.len()
    }

    pub(crate) fn node_at(&self, position: usize) -> &Node {
        &self.nodes[position]
    }

    /// Forgets what was added since the circuit had so many nodes; bits and models that were made since are of no use any more.
    pub fn truncate(&mut self, size: usize) {
        for node in self.nodes.drain(size..) {
            self.shared.remove(&node);
        }
        self.constraints.retain(|bit| bit.node() < size);
    }

    /// All of them.
    pub fn and(&mut self, bits: impl IntoIterator<Item = Bit>) -> Bit {
        let mut items: Vec<Bit> = bits.into_iter().filter(|&bit| bit != Bit::TRUE).collect();
        items.sort_unstable();
        items.dedup();
        let contradicts = items.windows(2).any(|pair| pair[0] == !pair[1]);
        if contradicts || items.contains(&Bit::FALSE) {
            return Bit::FALSE;
        }
        match items.as_slice() {
            [] => Bit::TRUE,
            [one] => *one,
            _ => self.share(Node::And(items.into_boxed_slice())),
        }
    }

    /// Any of them.
    pub fn or(&mut self, bits: impl IntoIterator<Item = Bit>) -> Bit {
        let negated: Vec<Bit> = bits.into_iter().map(Not::not).collect();
        !self.and(negated)
    }

    /// One of the two and not the other.
    pub fn xor(&mut self, left: Bit, right: Bit) -> Bit {
        let flips = left.is_negated() != right.is_negated();
        let (left, right) = (Bit::plain(left.node()), Bit::plain(right.node()));
        let plain = match (left, right) {
            _ if left == right => Bit::FALSE,
            (Bit::TRUE, other) | (other, Bit::TRUE) => !other,
            _ => self.share(Node::Xor(left.min(right), left.max(right))),
        };
        if flips { !plain } else { plain }
    }

    /// `then` where the condition holds, `other` where it does not.
    pub fn select(&mut self, condition: Bit, then: Bit, other: Bit) -> Bit {
        if then == other {
            return then;
        }
        let yes = self.and([condition, then]);
        let no = self.and([!condition, other]);
        self.or([yes, no])
    }

    /// At least so many of them.
    pub fn at_least(&mut self, count: usize, bits: &[Bit]) -> Bit {
        if count > bits.len() {
            return Bit::FALSE;
        }
        // `reached[n]`: at least n of the bits seen so far.
        let mut reached = vec![Bit::FALSE; count + 1];
        reached[0] = Bit::TRUE;
        for &bit in bits {
            for n in (1..=count).rev() {
                let step = self.and([reached[n - 1], bit]);
                reached[n] = self.or([reached[n], step]);
            }
        }
        reached[count]
    }

    /// Exactly one of them.
    fn exactly_one(&mut self, bits: &[Bit]) -> Bit {
        let some = self.or(bits.iter().copied());
        let mut seen = Bit::FALSE;
        let mut no_two = Vec::with_capacity(bits.len());
        for &bit in bits {
            let twice = self.and([seen, bit]);
            no_two.push(!twice);
            seen = self.or([seen, bit]);
        }
        no_two.push(some);
        self.and(no_two)
    }

    fn share(&mut self, node: Node) -> Bit {
        if let Some(&bit) = self.shared.get(&node) {
            return bit;
        }
        let bit = Bit::plain(self.nodes.len());
        self.nodes.push(node.clone());
        self.shared.insert(node, bit);
        bit
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_structure_is_one_bit() {
        let mut circuit = Circuit::new();
        let (a, b) = (circuit.input(), circuit.input());
        assert_eq!(circuit.and([a, b]), circuit.and([b, a, b]));
        assert_eq!(circuit.xor(a, b), !circuit.xor(!a, b));
        assert_eq!(circuit.and([a, !a]), Bit::FALSE);
        assert_eq!(circuit.or([a, !a]), Bit::TRUE);
        assert_eq!(circuit.xor(a, a), Bit::FALSE);
        assert_eq!(circuit.xor(a, Bit::FALSE), a);
        assert_eq!(circuit.xor(a, Bit::TRUE), !a);
    }

    #[test]
    fn what_was_added_is_forgotten() {
        let mut circuit = Circuit::new();
        let (a, b) = (circuit.input(), circuit.input());
        let size = circuit.size();
        circuit.and([a, b]);
        circuit.choice(3);
        circuit.truncate(size);
        assert_eq!((circuit.size(), circuit.constraints().len()), (size, 0));
        let both = circuit.and([a, b]);
        assert_eq!((both.node(), circuit.and([b, a])), (size, both));
    }

    #[test]
    fn at_least_counts() {
        let mut circuit = Circuit::new();
        let a = circuit.input();
        assert_eq!(circuit.at_least(1, &[Bit::TRUE, a]), Bit::TRUE);
        assert_eq!(circuit.at_least(2, &[Bit::TRUE, a]), a);
        assert_eq!(circuit.at_least(3, &[Bit::TRUE, a]), Bit::FALSE);
        assert_eq!(circuit.at_least(0, &[]), Bit::TRUE);
    }
}
