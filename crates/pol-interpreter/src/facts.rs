//! The facts of one request: for each declared fact its value, or that it is not stated.
//! Made from JSON by `request`, or by an example; presumptions are not in it.

use pol_compiler::program::{Example, FactId, FactValue, Program};

/// The stated facts of a request, one place a fact of the program.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    stated: Vec<Option<FactValue>>,
}

impl Facts {
    /// States nothing.
    pub fn none(program: &Program) -> Self {
        Self {
            stated: vec![None; program.facts.len()],
        }
    }

    /// States what an example gives.
    pub fn of_example(program: &Program, example: &Example) -> Self {
        let mut facts = Self::none(program);
        for (fact, value) in &example.given {
            facts.state(*fact, value.clone());
        }
        facts
    }

    /// States a fact; the value must be of the fact's type and within its range.
    pub fn state(&mut self, fact: FactId, value: FactValue) {
        self.stated[fact.index()] = Some(value);
    }

    /// Takes a statement back.
    pub fn withhold(&mut self, fact: FactId) {
        self.stated[fact.index()] = None;
    }

    /// Gives what is stated of a fact.
    pub fn get(&self, fact: FactId) -> Option<&FactValue> {
        self.at(fact.index())
    }

    /// Gives what is stated of the fact at a position.
    pub(crate) fn at(&self, position: usize) -> Option<&FactValue> {
        self.stated.get(position).and_then(Option::as_ref)
    }
}
