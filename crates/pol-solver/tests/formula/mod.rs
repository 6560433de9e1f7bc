//! Random formulas over a small world: four yes/no inputs, a choice of three and an integer.
//! A formula is evaluated plainly, without any of the crate's code, and written as a circuit; the two must agree.

use pol_solver::{Bit, Circuit, Integer, Model};

/// A small generator of numbers, the same on every machine.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % bound
    }
}

const YES_NO: usize = 4;
const CHOICES: usize = 3;
const LOW: i128 = -2;
const HIGH: i128 = 3;

/// A condition of the world.
#[derive(Clone, Debug)]
pub(crate) enum Formula {
    YesNo(usize),
    Chosen(usize),
    Equals(i128),
    AtMost(i128),
    Not(Box<Formula>),
    All(Vec<Formula>),
    Any(Vec<Formula>),
    Differ(Box<Formula>, Box<Formula>),
    Select(Box<Formula>, Box<Formula>, Box<Formula>),
    AtLeast(usize, Vec<Formula>),
}

impl Formula {
    pub(crate) fn random(dice: &mut Dice, depth: usize) -> Self {
        let number = |dice: &mut Dice| LOW - 1 + i128::try_from(dice.below(8)).unwrap_or(0);
        let below = |dice: &mut Dice| Box::new(Self::random(dice, depth - 1));
        match dice.below(if depth == 0 { 4 } else { 10 }) {
            0 => Self::YesNo(dice.below(YES_NO)),
            1 => Self::Chosen(dice.below(CHOICES)),
            2 => Self::Equals(number(dice)),
            3 => Self::AtMost(number(dice)),
            4 => Self::Not(below(dice)),
            5 => Self::All(Self::several(dice, depth)),
            6 => Self::Any(Self::several(dice, depth)),
            7 => Self::Differ(below(dice), below(dice)),
            8 => Self::Select(below(dice), below(dice), below(dice)),
            _ => Self::AtLeast(dice.below(5), Self::several(dice, depth)),
        }
    }

    fn several(dice: &mut Dice, depth: usize) -> Vec<Self> {
        (0..dice.below(5))
            .map(|_| Self::random(dice, depth - 1))
            .collect()
    }

    /// Evaluates it plainly.
    pub(crate) fn holds(&self, world: &World) -> bool {
        match self {
            Self::YesNo(input) => world.yes_no[*input],
            Self::Chosen(choice) => world.choice == *choice,
            Self::Equals(number) => world.integer == *number,
            Self::AtMost(number) => world.integer <= *number,
            Self::Not(item) => !item.holds(world),
            Self::All(items) => items.iter().all(|item| item.holds(world)),
            Self::Any(items) => items.iter().any(|item| item.holds(world)),
            Self::Differ(left, right) => left.holds(world) != right.holds(world),
            Self::Select(condition, then, other) => {
                let taken = if condition.holds(world) { then } else { other };
                taken.holds(world)
            }
            Self::AtLeast(count, items) => {
                items.iter().filter(|item| item.holds(world)).count() >= *count
            }
        }
    }

    /// Writes it as a circuit.
    pub(crate) fn bit(&self, circuit: &mut Circuit, inputs: &Inputs) -> Bit {
        let number = |number: &i128| Integer::constant(*number);
        match self {
            Self::YesNo(input) => inputs.yes_no[*input],
            Self::Chosen(choice) => inputs.choice[*choice],
            Self::Equals(value) => inputs.integer.equals(circuit, &number(value)),
            Self::AtMost(value) => inputs.integer.at_most(circuit, &number(value)),
            Self::Not(item) => !item.bit(circuit, inputs),
            Self::All(items) => {
                let bits = bits(items, circuit, inputs);
                circuit.and(bits)
            }
            Self::Any(items) => {
                let bits = bits(items, circuit, inputs);
                circuit.or(bits)
            }
            Self::Differ(left, right) => {
                let (left, right) = (left.bit(circuit, inputs), right.bit(circuit, inputs));
                circuit.xor(left, right)
            }
            Self::Select(condition, then, other) => {
                let condition = condition.bit(circuit, inputs);
                let (then, other) = (then.bit(circuit, inputs), other.bit(circuit, inputs));
                circuit.select(condition, then, other)
            }
            Self::AtLeast(count, items) => {
                let bits = bits(items, circuit, inputs);
                circuit.at_least(*count, &bits)
            }
        }
    }
}

/// Writes several formulas, a bit each.
pub(crate) fn bits(formulas: &[Formula], circuit: &mut Circuit, inputs: &Inputs) -> Vec<Bit> {
    formulas
        .iter()
        .map(|formula| formula.bit(circuit, inputs))
        .collect()
}

/// One way in which the inputs may stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct World {
    yes_no: [bool; YES_NO],
    choice: usize,
    integer: i128,
}

impl World {
    /// Lists them all.
    pub(crate) fn all() -> Vec<Self> {
        let mut all = Vec::new();
        for number in 0..1_u32 << YES_NO {
            for choice in 0..CHOICES {
                for integer in LOW..=HIGH {
                    let yes_no = std::array::from_fn(|input| number >> input & 1 == 1);
                    all.push(Self {
                        yes_no,
                        choice,
                        integer,
                    });
                }
            }
        }
        all
    }

    /// Gives the bits of [`Inputs::order`] as they stand here.
    pub(crate) fn order(&self) -> Vec<bool> {
        let choices = (0..CHOICES).map(|choice| self.choice == choice);
        let above = self.integer - LOW;
        let digits = (0..3).rev().map(|digit| above >> digit & 1 == 1);
        self.yes_no
            .into_iter()
            .chain(choices)
            .chain(digits)
            .collect()
    }
}

/// The inputs of the world in a circuit.
pub(crate) struct Inputs {
    yes_no: Vec<Bit>,
    choice: Vec<Bit>,
    integer: Integer,
}

impl Inputs {
    pub(crate) fn new(circuit: &mut Circuit) -> Self {
        Self {
            yes_no: (0..YES_NO).map(|_| circuit.input()).collect(),
            choice: circuit.choice(CHOICES),
            integer: Integer::input(circuit, LOW, HIGH),
        }
    }

    /// Gives all bits in the order in which a least model keeps them small.
    pub(crate) fn order(&self) -> Vec<Bit> {
        let bits = self.yes_no.iter().chain(&self.choice).copied();
        bits.chain(self.integer.bits_from_the_top()).collect()
    }

    /// Reads the world off a model.
    pub(crate) fn world(&self, model: &Model) -> World {
        World {
            yes_no: std::array::from_fn(|input| model.bit(self.yes_no[input])),
            choice: model
                .choice(&self.choice)
                .expect("one of the choices is made"),
            integer: model.integer(&self.integer),
        }
    }
}
