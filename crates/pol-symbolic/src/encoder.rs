//! The facts of a program in a circuit: constants where they are known, free variables where they are not.
//! Reads their values back from a model.

use crate::codes::{Classes, Codebook, system_of};
use crate::term::{FactTerm, Number, Term, date, days};
use jiff::civil::Date;
use pol_compiler::program::{ChoiceSet, FactId, FactValue, Program, SystemId, Type};
use pol_solver::{Bit, Circuit, Integer, Model};
use rust_decimal::Decimal;

/// Writes programs into a circuit.
#[derive(Clone, Debug)]
pub struct Encoder<'a> {
    /// The program.
    pub program: &'a Program,
    /// The circuit, which grows.
    pub circuit: Circuit,
    codebook: Codebook,
}

impl<'a> Encoder<'a> {
    /// Starts an empty circuit for a program, and for the codes that a request names.
    pub fn new(program: &'a Program, known: &[Option<FactValue>]) -> Self {
        Self::with(program, Codebook::new(&[program], known), Circuit::new())
    }

    /// Goes on with a circuit in which another program was written over the same code book.
    pub fn with(program: &'a Program, codebook: Codebook, circuit: Circuit) -> Self {
        Self {
            program,
            circuit,
            codebook,
        }
    }

    /// Gives the classes of codes of a system.
    pub(crate) fn classes(&self, system: SystemId) -> &Classes {
        self.codebook.of(&self.program.systems[system.index()].name)
    }

    /// Makes a fact that is known.
    pub fn known(&mut self, fact: FactId, value: &FactValue) -> FactTerm {
        match value {
            FactValue::YesNo(value) => FactTerm::YesNo(Bit::constant(*value)),
            FactValue::Number(number) => FactTerm::Number(Number::constant(*number)),
            FactValue::Date(date) => FactTerm::Date(Integer::constant(days(*date))),
            FactValue::Choice(position) => {
                FactTerm::Choices(self.choices(fact, ChoiceSet::one(*position), false))
            }
            FactValue::Choices { set, open } => FactTerm::Choices(self.choices(fact, *set, *open)),
            FactValue::Code(code) => {
                FactTerm::Codes(self.codes(fact, std::slice::from_ref(code), false))
            }
            FactValue::Codes { codes, open } => FactTerm::Codes(self.codes(fact, codes, *open)),
            FactValue::Text(_) => FactTerm::Text,
        }
    }

    /// Makes a fact that may be anything of its type and range.
    pub fn free(&mut self, fact: FactId) -> FactTerm {
        match &self.program.facts[fact.index()].ty {
            Type::YesNo => FactTerm::YesNo(self.circuit.input()),
            Type::Number {
                decimals,
                low,
                high,
                ..
            } => FactTerm::Number(self.number_between(*decimals, *low, *high)),
            Type::Date { low, high } => self.free_date(*low, *high),
            Type::OneOf(list) => FactTerm::Choices(
                self.circuit
                    .choice(self.program.choices[list.index()].rows.len()),
            ),
            Type::AnyOf(_) => FactTerm::Choices(self.choices(fact, ChoiceSet::default(), true)),
            Type::Code(system) => FactTerm::Codes(
                self.circuit.choice(
                    self.codebook
                        .of(&self.program.systems[system.index()].name)
                        .len(),
                ),
            ),
            Type::Codes(_) => FactTerm::Codes(self.codes(fact, &[], true)),
            Type::Text => FactTerm::Text,
        }
    }

    /// Makes a numeric fact that may be anything between two values.
    pub fn free_number(&mut self, fact: FactId, low: Decimal, high: Decimal) -> FactTerm {
        match self.program.facts[fact.index()].ty {
            Type::Number { decimals, .. } => {
                FactTerm::Number(self.number_between(decimals, low, high))
            }
            Type::YesNo
            | Type::Date { .. }
            | Type::OneOf(_)
            | Type::AnyOf(_)
            | Type::Code(_)
            | Type::Codes(_)
            | Type::Text => self.free(fact),
        }
    }

    /// Makes a date that may be anything between two days.
    pub fn free_date(&mut self, low: Date, high: Date) -> FactTerm {
        FactTerm::Date(Integer::input(&mut self.circuit, days(low), days(high)))
    }

    /// Tells whether two terms of one fact have different values. Codes differ where their classes do.
    pub fn unequal(&mut self, left: &FactTerm, right: &FactTerm) -> Bit {
        match (left, right) {
            (FactTerm::YesNo(left), FactTerm::YesNo(right)) => self.circuit.xor(*left, *right),
            (FactTerm::Number(left), FactTerm::Number(right)) => {
                let (left, right, _) = left.aligned(&mut self.circuit, right);
                !left.equals(&mut self.circuit, &right)
            }
            (FactTerm::Date(left), FactTerm::Date(right)) => !left.equals(&mut self.circuit, right),
            (FactTerm::Choices(left), FactTerm::Choices(right))
            | (FactTerm::Codes(left), FactTerm::Codes(right)) => {
                let bits: Vec<Bit> = left
                    .iter()
                    .zip(right)
                    .map(|(&left, &right)| self.circuit.xor(left, right))
                    .collect();
                self.circuit.or(bits)
            }
            _ => Bit::FALSE,
        }
    }

    /// Tells whether two terms of one node come out differently.
    pub fn unequal_terms(&mut self, left: &Term, right: &Term) -> Bit {
        match (left, right) {
            (Term::Truth(left), Term::Truth(right)) => self.circuit.xor(*left, *right),
            (Term::Number(left), Term::Number(right)) => {
                let (left, right, _) = left.aligned(&mut self.circuit, right);
                !left.equals(&mut self.circuit, &right)
            }
            (Term::Date(left), Term::Date(right)) => !left.equals(&mut self.circuit, right),
            _ => Bit::TRUE,
        }
    }

    /// The one value where the condition holds, the other where it does not; both of one fact.
    pub fn select(&mut self, condition: Bit, then: &FactTerm, other: &FactTerm) -> FactTerm {
        match (then, other) {
            (FactTerm::YesNo(then), FactTerm::YesNo(other)) => {
                FactTerm::YesNo(self.circuit.select(condition, *then, *other))
            }
            (FactTerm::Number(then), FactTerm::Number(other)) => {
                FactTerm::Number(Number::select(&mut self.circuit, condition, then, other))
            }
            (FactTerm::Date(then), FactTerm::Date(other)) => {
                FactTerm::Date(Integer::select(&mut self.circuit, condition, then, other))
            }
            (FactTerm::Choices(then), FactTerm::Choices(other)) => {
                let bits = then.iter().zip(other);
                FactTerm::Choices(
                    bits.map(|(&then, &other)| self.circuit.select(condition, then, other))
                        .collect(),
                )
            }
            (FactTerm::Codes(then), FactTerm::Codes(other)) => {
                let bits = then.iter().zip(other);
                FactTerm::Codes(
                    bits.map(|(&then, &other)| self.circuit.select(condition, then, other))
                        .collect(),
                )
            }
            _ => then.clone(),
        }
    }

    /// Reads the value of a fact off a model; `None` for a text, which nothing compares. A code stands for all of its class.
    pub fn value(&self, fact: FactId, term: &FactTerm, model: &Model) -> Option<FactValue> {
        let there = |bits: &[Bit]| -> Vec<usize> {
            let held = (0..bits.len()).filter(|&position| model.bit(bits[position]));
            held.collect()
        };
        let ty = &self.program.facts[fact.index()].ty;
        match (term, ty) {
            (FactTerm::YesNo(bit), _) => Some(FactValue::YesNo(model.bit(*bit))),
            (FactTerm::Number(number), _) => Some(FactValue::Number(number.value(model))),
            (FactTerm::Date(days), _) => Some(FactValue::Date(date(model.integer(days)))),
            (FactTerm::Choices(bits), Type::OneOf(_)) => {
                there(bits).first().copied().map(FactValue::Choice)
            }
            (FactTerm::Choices(bits), _) => {
                let choices = there(bits).into_iter().map(ChoiceSet::one);
                Some(FactValue::Choices {
                    set: choices.fold(ChoiceSet::default(), ChoiceSet::with),
                    open: false,
                })
            }
            (FactTerm::Codes(bits), Type::Code(system)) => {
                let class = there(bits).first().copied()?;
                let code = self.classes(*system).representative(class);
                Some(FactValue::Code(code.to_owned()))
            }
            (FactTerm::Codes(bits), _) => {
                let classes = self.classes(system_of(&self.program.facts[fact.index()])?);
                let codes = there(bits).into_iter();
                let mut codes: Vec<String> = codes
                    .map(|class| classes.representative(class).to_owned())
                    .collect();
                codes.sort_unstable();
                Some(FactValue::Codes { codes, open: false })
            }
            (FactTerm::Text, _) => None,
        }
    }

    /// Makes a fact free again where it was, and leaves as it is what is known of it.
    pub fn free_beside(&mut self, fact: FactId, term: &FactTerm) -> FactTerm {
        match term {
            FactTerm::Choices(bits) if self.is_set(fact) => FactTerm::Choices(self.free_bits(bits)),
            FactTerm::Codes(bits) if self.is_set(fact) => FactTerm::Codes(self.free_bits(bits)),
            FactTerm::Number(number) => {
                let (low, high) = (number.digits.low(), number.digits.high());
                FactTerm::Number(Number {
                    digits: Integer::input(&mut self.circuit, low, high),
                    scale: number.scale,
                })
            }
            FactTerm::Date(date) => {
                let (low, high) = (date.low(), date.high());
                FactTerm::Date(Integer::input(&mut self.circuit, low, high))
            }
            FactTerm::YesNo(_) | FactTerm::Choices(_) | FactTerm::Codes(_) | FactTerm::Text => {
                self.free(fact)
            }
        }
    }

    /// Tells whether a fact is a set of choices or codes.
    pub fn is_set(&self, fact: FactId) -> bool {
        matches!(
            self.program.facts[fact.index()].ty,
            Type::AnyOf(_) | Type::Codes(_)
        )
    }

    fn free_bits(&mut self, bits: &[Bit]) -> Vec<Bit> {
        let mut free = |bit: &Bit| {
            if bit.as_constant().is_some() {
                *bit
            } else {
                self.circuit.input()
            }
        };
        bits.iter().map(&mut free).collect()
    }

    fn number_between(&mut self, decimals: u32, low: Decimal, high: Decimal) -> Number {
        let digits = |number: Decimal| {
            let number = number.normalize();
            number.mantissa() * 10_i128.pow(decimals.saturating_sub(number.scale()))
        };
        Number {
            digits: Integer::input(&mut self.circuit, digits(low), digits(high)),
            scale: decimals,
        }
    }

    /// A bit for each choice of the fact's list: true where it is there, free where it may be.
    fn choices(&mut self, fact: FactId, there: ChoiceSet, open: bool) -> Vec<Bit> {
        let (Type::OneOf(list) | Type::AnyOf(list)) = self.program.facts[fact.index()].ty else {
            return Vec::new();
        };
        let bit = |position| match (there.holds(position), open) {
            (true, _) => Bit::TRUE,
            (false, true) => self.circuit.input(),
            (false, false) => Bit::FALSE,
        };
        (0..self.program.choices[list.index()].rows.len())
            .map(bit)
            .collect()
    }

    /// A bit for each class of the fact's system: true where a code of it is there, free where one may be.
    fn codes(&mut self, fact: FactId, there: &[String], open: bool) -> Vec<Bit> {
        let Some(system) = system_of(&self.program.facts[fact.index()]) else {
            return Vec::new();
        };
        let classes = self.classes(system);
        let holds = |position| there.iter().any(|code| classes.holds(position, code));
        let held: Vec<bool> = (0..classes.len()).map(holds).collect();
        let bit = |held| match (held, open) {
            (true, _) => Bit::TRUE,
            (false, true) => self.circuit.input(),
            (false, false) => Bit::FALSE,
        };
        held.into_iter().map(bit).collect()
    }
}
