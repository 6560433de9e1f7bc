//! The facts of one request: for each declared fact its value, or that it is not stated.
//! Made from JSON by `request`, or by an example; presumptions are not in it.

use crate::request::dates;
use jiff::civil::Date;
use pol_compiler::program::{Example, FactId, FactValue, Program};
use pol_parser::Diagnostic;

/// The stated facts of a request, one place a fact of the program.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    stated: Vec<Option<FactValue>>,
    /// Where the day by which the request is judged was set: what it stated of it.
    as_of: Option<Option<Date>>,
}

impl Facts {
    /// States nothing.
    pub fn none(program: &Program) -> Self {
        Self {
            stated: vec![None; program.facts.len()],
            as_of: None,
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

    /// Sets the day by which the request is judged, in the place of what it states.
    ///
    /// # Errors
    /// If the day lies outside the range of the fact that tells it.
    pub fn judge_as_of(&mut self, program: &Program, day: Date) -> Result<(), Diagnostic> {
        let by = program.policy.in_force.by;
        let fact = &program.facts[by.index()];
        dates::check_range(fact, day)?;
        let stated = match self.get(by) {
            Some(FactValue::Date(stated)) => Some(*stated),
            Some(
                FactValue::YesNo(_)
                | FactValue::Number(_)
                | FactValue::Choice(_)
                | FactValue::Choices { .. }
                | FactValue::Code(_)
                | FactValue::Codes { .. }
                | FactValue::Text(_),
            )
            | None => None,
        };
        self.as_of = Some(stated);
        self.state(by, FactValue::Date(day));
        Ok(())
    }

    /// Gives what the request stated of the day by which it is judged, where that day was set.
    pub(crate) fn as_of(&self) -> Option<Option<Date>> {
        self.as_of
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
