//! A program written as a circuit over what a request states, with questions to it.
//! Gives outcomes as the naive evaluator gives them, read off models.

use crate::known::known;
use crate::values;
use pol_compiler::program::{FactId, FindingKind, Program};
use pol_solver::{Answer, Bit, Budget, Integer, Model, Solver};
use pol_symbolic::{Encoder, FactTerm, Outcome as Circuits, outcome};
use pol_tests::naive::{Outcome, Request, Stated};
use std::collections::BTreeSet;

/// A program over facts that are known, partly known or free.
pub(crate) struct Written<'a> {
    program: &'a Program,
    encoder: Encoder<'a>,
    facts: Vec<FactTerm>,
    outcome: Circuits,
}

impl<'a> Written<'a> {
    /// Writes it over what a request states; the code book knows the codes of another request too.
    pub(crate) fn new(program: &'a Program, request: &Request, named: &Request) -> Self {
        let mut encoder = Encoder::new(program, &known(program, named));
        let known = known(program, request);
        let known = known.iter().enumerate();
        let facts: Vec<FactTerm> = known
            .map(|(position, value)| match value {
                Some(value) => encoder.known(FactId::at(position), value),
                None => encoder.free(FactId::at(position)),
            })
            .collect();
        let nodes = encoder.nodes(&facts);
        let outcome = outcome(&mut encoder, &facts, &nodes);
        Self {
            program,
            encoder,
            facts,
            outcome,
        }
    }

    /// Finds a model in which some bits hold.
    pub(crate) fn model(&self, bits: &[Bit]) -> Option<Model> {
        match Solver::new(Budget::default()).solve(&self.encoder.circuit, bits) {
            Answer::Satisfiable(model) => Some(model),
            Answer::Unsatisfiable => None,
            Answer::Inconclusive => unreachable!("these are small"),
        }
    }

    /// Gives a bit for each fact that a request states: it has that value.
    pub(crate) fn stating(&mut self, request: &Request) -> Vec<Bit> {
        let known = known(self.program, request);
        let stated = known
            .iter()
            .enumerate()
            .filter_map(|(position, value)| Some((FactId::at(position), value.as_ref()?)));
        stated
            .map(|(fact, value)| {
                let known = self.encoder.known(fact, value);
                !self.encoder.unequal(&self.facts[fact.index()], &known)
            })
            .collect()
    }

    /// Tells whether no bit of the outcome hangs on an input.
    pub(crate) fn is_constant(&self) -> bool {
        let constant = |bit: &Bit| bit.as_constant().is_some();
        let fixed = |number: &Integer| {
            number.low() == number.high() || number.bits_from_the_top().all(|bit| constant(&bit))
        };
        let released = self.outcome.released.iter().flatten();
        constant(&self.outcome.governed)
            && self.outcome.stands.iter().all(constant)
            && released.into_iter().all(|released| {
                constant(&released.limited)
                    && constant(&released.partial)
                    && fixed(&released.amount.digits)
            })
    }

    /// Gives bits that may each be asked for: not governed, each finding, each rule that comes to one, less than was requested.
    pub(crate) fn questions(&self) -> Vec<Bit> {
        let outcome = &self.outcome;
        let arrivals = outcome.arrivals.iter().flatten();
        let released = outcome.released.iter().flatten();
        let mut bits = vec![!outcome.governed];
        bits.extend(outcome.stands.iter().copied());
        bits.extend(arrivals.map(|arrival| arrival.arrives));
        bits.extend(released.map(|released| released.partial));
        bits
    }

    /// Gives the free bits of all facts.
    pub(crate) fn fact_bits(&self) -> Vec<Bit> {
        let mut bits = Vec::new();
        for fact in &self.facts {
            match fact {
                FactTerm::YesNo(bit) => bits.push(*bit),
                FactTerm::Number(number) => bits.extend(number.digits.bits_from_the_top()),
                FactTerm::Date(date) => bits.extend(date.bits_from_the_top()),
                FactTerm::Choices(each) | FactTerm::Codes(each) => bits.extend(each),
                FactTerm::Text => {}
            }
        }
        bits.retain(|bit| bit.as_constant().is_none());
        bits
    }

    /// Reads all facts off a model.
    pub(crate) fn request(&self, model: &Model) -> Request {
        let facts = self.program.facts.iter().enumerate();
        let stated = facts.filter_map(|(position, fact)| {
            let term = &self.facts[position];
            let value = self.encoder.value(FactId::at(position), term, model)?;
            let value = values::value(self.program, fact, value);
            Some((fact.path.clone(), Stated::Whole(value)))
        });
        Request {
            stated: stated.collect(),
            ..Request::default()
        }
    }

    /// Reads the outcome off a model.
    pub(crate) fn read(&self, model: &Model) -> Outcome {
        let stands = &self.outcome.stands;
        let standing: Vec<usize> = (0..stands.len())
            .filter(|&finding| model.bit(stands[finding]))
            .collect();
        if !model.bit(self.outcome.governed) {
            assert!(standing.is_empty(), "nothing stands if it does not govern");
            return Outcome {
                disposition: "not_governed",
                finding: None,
                released: None,
            };
        }
        let [finding] = standing[..] else {
            unreachable!("one finding stands, not {standing:?}")
        };
        let released = self.outcome.released[finding].as_ref();
        let limited = released.filter(|released| model.bit(released.limited));
        Outcome {
            disposition: match self.program.findings[finding].kind {
                FindingKind::Adverse | FindingKind::Review => "clinician_review",
                FindingKind::Release if limited.is_some_and(|it| model.bit(it.partial)) => {
                    "release_part"
                }
                FindingKind::Release => "release",
            },
            finding: Some(self.program.findings[finding].name.clone()),
            released: limited.map(|released| released.amount.value(model)),
        }
    }

    /// Gives every outcome that some values of the free facts have.
    pub(crate) fn outcomes(&mut self) -> BTreeSet<Outcome> {
        let mut found = BTreeSet::new();
        let mut others = Vec::new();
        while let Some(model) = self.model(&others) {
            assert!(
                found.insert(self.read(&model)),
                "each is found once: {found:?}"
            );
            others.push(!self.same(&model));
        }
        found
    }

    /// The outcome is that of a model.
    fn same(&mut self, model: &Model) -> Bit {
        let circuit = &mut self.encoder.circuit;
        let as_there = |bit: Bit| if model.bit(bit) { bit } else { !bit };
        let mut bits = vec![as_there(self.outcome.governed)];
        for (stands, released) in self.outcome.stands.iter().zip(&self.outcome.released) {
            bits.push(as_there(*stands));
            if let (true, Some(released)) = (model.bit(*stands), released) {
                let amount = Integer::constant(model.integer(&released.amount.digits));
                bits.push(released.amount.digits.equals(circuit, &amount));
                bits.extend([as_there(released.limited), as_there(released.partial)]);
            }
        }
        circuit.and(bits)
    }
}
