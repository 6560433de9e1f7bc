//! Two revisions in one circuit over the same facts: what is equal in both is the same bit.
//! Facts that only one of them has are free there; a fact that both presume differently may be left unstated.

use super::pairing::Pair;
use crate::universe::{Universe, read};
use pol_compiler::program::{FactId, Program, Type};
use pol_interpreter::Facts;
use pol_solver::{Bit, Circuit, Integer, Model};
use pol_symbolic::{Codebook, Encoder, FactTerm, Number, days};
use rust_decimal::Decimal;

/// Two revisions in one circuit. The new one holds it; [`Joint::in_old`] lends it to the old one.
#[derive(Clone, Debug)]
pub(crate) struct Joint<'a> {
    pub(crate) old: Universe<'a>,
    pub(crate) new: Universe<'a>,
    pub(crate) pairs: Vec<Pair>,
    /// For each pair: the bit of its being left unstated, constant but where both presume it, and differently.
    unstated: Vec<Bit>,
}

/// A fact as each revision reads it.
#[derive(Clone, Debug, Default)]
struct Sides {
    old: Option<FactTerm>,
    new: Option<FactTerm>,
}

impl<'a> Joint<'a> {
    /// Writes both revisions.
    pub(crate) fn of(old: &'a Program, new: &'a Program, pairs: Vec<Pair>) -> Self {
        let codebook = Codebook::new(&[old, new], &[]);
        let mut building = Building {
            old: Encoder::with(old, codebook.clone(), Circuit::new()),
            new: Encoder::with(new, codebook, Circuit::new()),
        };
        let mut unstated = Vec::with_capacity(pairs.len());
        let mut old_facts: Vec<Option<FactTerm>> = vec![None; old.facts.len()];
        let mut new_facts: Vec<Option<FactTerm>> = vec![None; new.facts.len()];
        for pair in &pairs {
            let (sides, bit) = building.pair(pair);
            unstated.push(bit);
            if let Some(fact) = pair.old {
                old_facts[fact.index()] = sides.old;
            }
            if let Some(fact) = pair.new {
                new_facts[fact.index()] = sides.new;
            }
        }
        let every = |facts: Vec<Option<FactTerm>>| facts.into_iter().flatten().collect();
        let Building {
            old: old_encoder,
            new: mut new_encoder,
        } = building;
        let mut old = Universe::over(old_encoder, every(old_facts));
        new_encoder.circuit = std::mem::take(&mut old.encoder.circuit);
        let new = Universe::over(new_encoder, every(new_facts));
        Self {
            old,
            new,
            pairs,
            unstated,
        }
    }

    /// Gives the circuit.
    pub(crate) fn circuit(&mut self) -> &mut Circuit {
        &mut self.new.encoder.circuit
    }

    /// Lends the circuit to the old revision.
    pub(crate) fn in_old<T>(&mut self, act: impl FnOnce(&mut Universe<'a>) -> T) -> T {
        std::mem::swap(&mut self.old.encoder.circuit, &mut self.new.encoder.circuit);
        let given = act(&mut self.old);
        std::mem::swap(&mut self.old.encoder.circuit, &mut self.new.encoder.circuit);
        given
    }

    /// Reads the request of a model as each revision takes it.
    pub(crate) fn requests(&self, model: &Model) -> (Facts, Facts) {
        let mut old = read(&self.old.encoder, &self.old.facts, model);
        let mut new = read(&self.new.encoder, &self.new.facts, model);
        for (pair, bit) in self.pairs.iter().zip(&self.unstated) {
            if model.bit(*bit) {
                pair.old.into_iter().for_each(|fact| old.withhold(fact));
                pair.new.into_iter().for_each(|fact| new.withhold(fact));
            }
        }
        (old, new)
    }
}

/// The two encoders while facts are made; the old one has the circuit.
struct Building<'a> {
    old: Encoder<'a>,
    new: Encoder<'a>,
}

impl Building<'_> {
    /// Makes a fact for both sides, and the bit of its being left unstated.
    fn pair(&mut self, pair: &Pair) -> (Sides, Bit) {
        match (pair.old, pair.new) {
            (Some(old), Some(new)) if pair.comparable => self.shared(old, new),
            (old, new) => {
                let sides = Sides {
                    old: old.map(|fact| self.old.free(fact)),
                    new: new.map(|fact| self.in_new(|encoder| encoder.free(fact))),
                };
                (sides, Bit::FALSE)
            }
        }
    }

    fn in_new<T>(&mut self, act: impl FnOnce(&mut Encoder<'_>) -> T) -> T {
        std::mem::swap(&mut self.old.circuit, &mut self.new.circuit);
        let given = act(&mut self.new);
        std::mem::swap(&mut self.old.circuit, &mut self.new.circuit);
        given
    }

    fn shared(&mut self, old: FactId, new: FactId) -> (Sides, Bit) {
        let (before, after) = self.stated(old, new);
        let presumed = |encoder: &Encoder<'_>, fact: FactId| {
            let presumption = encoder.program.facts[fact.index()].presumed.clone()?;
            presumption.when.is_none().then_some(presumption.value)
        };
        let (Some(was), Some(is)) = (presumed(&self.old, old), presumed(&self.new, new)) else {
            return (sides(before, after), Bit::FALSE);
        };
        let was = self.old.known(old, &was);
        let is = self.in_new(|encoder| encoder.known(new, &is));
        let unstated = self.old.circuit.input();
        let before = self.old.select(unstated, &was, &before);
        let after = self.in_new(|encoder| encoder.select(unstated, &is, &after));
        (sides(before, after), unstated)
    }

    /// Makes one fact that is free within what both sides accept, as each of them reads it.
    fn stated(&mut self, old: FactId, new: FactId) -> (FactTerm, FactTerm) {
        let (before, after) = (
            self.old.program.facts[old.index()].ty.clone(),
            self.new.program.facts[new.index()].ty.clone(),
        );
        match (before, after) {
            (
                Type::Number {
                    decimals: a,
                    low: b,
                    high: c,
                    ..
                },
                Type::Number {
                    decimals: d,
                    low: e,
                    high: f,
                    ..
                },
            ) => twice(FactTerm::Number(number(
                &mut self.old.circuit,
                a.min(d),
                b.max(e),
                c.min(f),
            ))),
            (Type::Date { low: a, high: b }, Type::Date { low: c, high: d }) => {
                let (low, high) = (days(a.max(c)), days(b.min(d)));
                twice(FactTerm::Date(Integer::input(
                    &mut self.old.circuit,
                    low,
                    high,
                )))
            }
            (Type::OneOf(one), Type::OneOf(other)) => {
                let (before, after) = self.common(one.index(), other.index());
                let bits = self.old.circuit.choice(before.len());
                self.choices((one.index(), other.index()), (before, after), &bits)
            }
            (Type::AnyOf(one), Type::AnyOf(other)) => {
                let (before, after) = self.common(one.index(), other.index());
                let bits: Vec<Bit> = before.iter().map(|_| self.old.circuit.input()).collect();
                self.choices((one.index(), other.index()), (before, after), &bits)
            }
            (
                Type::YesNo
                | Type::Text
                | Type::Code(_)
                | Type::Codes(_)
                | Type::Number { .. }
                | Type::Date { .. }
                | Type::OneOf(_)
                | Type::AnyOf(_),
                _,
            ) => twice(self.old.free(old)),
        }
    }

    /// The positions of the choices that both lists have.
    fn common(&self, old: usize, new: usize) -> (Vec<usize>, Vec<usize>) {
        let rows = &self.new.program.choices[new].rows;
        let before = self.old.program.choices[old].rows.iter().enumerate();
        let common = before.filter_map(|(position, row)| {
            let there = rows.iter().position(|other| other.name == row.name)?;
            Some((position, there))
        });
        common.unzip()
    }

    fn choices(
        &self,
        lists: (usize, usize),
        positions: (Vec<usize>, Vec<usize>),
        bits: &[Bit],
    ) -> (FactTerm, FactTerm) {
        let spread = |count: usize, positions: &[usize]| {
            let mut spread = vec![Bit::FALSE; count];
            for (&position, &bit) in positions.iter().zip(bits) {
                spread[position] = bit;
            }
            FactTerm::Choices(spread)
        };
        let old = self.old.program.choices[lists.0].rows.len();
        let new = self.new.program.choices[lists.1].rows.len();
        (spread(old, &positions.0), spread(new, &positions.1))
    }
}

fn sides(old: FactTerm, new: FactTerm) -> Sides {
    Sides {
        old: Some(old),
        new: Some(new),
    }
}

fn twice(term: FactTerm) -> (FactTerm, FactTerm) {
    (term.clone(), term)
}

/// A number that both sides accept: of the fewer decimals, within both ranges.
fn number(circuit: &mut Circuit, decimals: u32, low: Decimal, high: Decimal) -> Number {
    let scale = Decimal::from(10_u64.pow(decimals));
    let digits = |number: Decimal| (number * scale).normalize().mantissa();
    let (low, high) = (
        digits_up(low, scale),
        digits((high * scale).floor() / scale),
    );
    Number {
        digits: Integer::input(circuit, low, high.max(low)),
        scale: decimals,
    }
}

fn digits_up(number: Decimal, scale: Decimal) -> i128 {
    (number * scale).ceil().normalize().mantissa()
}
