//! The facts of a run: the stated ones and what the others are presumed to be.
//! Borrows from the request and the program; copies no value.

use crate::evaluate::Run;
use crate::facts::Facts;
use crate::slots::Truth;
use pol_compiler::program::{ChoiceSet, Fact, FactId, FactValue, Program};

/// For each fact the value that it has in a run.
#[derive(Debug)]
pub(crate) struct Known<'a> {
    stated: &'a Facts,
    values: Vec<Option<&'a FactValue>>,
}

impl<'a> Known<'a> {
    /// Takes only what is stated.
    pub(crate) fn stated(program: &Program, stated: &'a Facts) -> Self {
        let values = (0..program.facts.len())
            .map(|position| stated.at(position))
            .collect();
        Self { stated, values }
    }

    /// Gives a fact's value; of an open set, what is known of it.
    pub(crate) fn get(&self, fact: FactId) -> Option<&'a FactValue> {
        self.values[fact.index()]
    }

    /// Gives a copy of all values.
    pub(crate) fn to_values(&self) -> Vec<Option<FactValue>> {
        self.values.iter().map(|value| value.cloned()).collect()
    }

    /// Tells whether a presumption gave the value.
    pub(crate) fn is_presumed(&self, fact: FactId) -> bool {
        self.get(fact).is_some() && self.stated.get(fact).is_none()
    }

    /// Tells whether there is nothing more to learn: a value, and no open set.
    pub(crate) fn is_settled(&self, fact: FactId) -> bool {
        match self.get(fact) {
            None => false,
            Some(FactValue::Choices { open, .. } | FactValue::Codes { open, .. }) => !open,
            Some(
                FactValue::YesNo(_)
                | FactValue::Number(_)
                | FactValue::Date(_)
                | FactValue::Choice(_)
                | FactValue::Code(_)
                | FactValue::Text(_),
            ) => true,
        }
    }

    /// Gives the choices of an `any of` fact that are there, and whether more may be.
    pub(crate) fn choices(&self, fact: FactId) -> (ChoiceSet, bool) {
        match self.get(fact) {
            Some(FactValue::Choices { set, open }) => (*set, *open),
            _ => (ChoiceSet::default(), true),
        }
    }

    /// Gives the codes of a `codes of` fact that are there, and whether more may be.
    pub(crate) fn codes(&self, fact: FactId) -> (&'a [String], bool) {
        match self.get(fact) {
            Some(FactValue::Codes { codes, open }) => (codes, *open),
            _ => (&[], true),
        }
    }
}

/// Fills the facts that are not stated with their presumptions, by a run over stated facts alone.
pub(crate) fn presume<'a>(stated_run: Run<'a>) -> Known<'a> {
    let presumed = |fact: &'a Fact| {
        let presumption = fact.presumed.as_ref()?;
        let applies = presumption
            .when
            .is_none_or(|when| stated_run.truth(when) == Truth::True);
        applies.then_some(&presumption.value)
    };
    let fill =
        |(fact, stated): (&'a Fact, &Option<&'a FactValue>)| stated.or_else(|| presumed(fact));
    let values = stated_run
        .program
        .facts
        .iter()
        .zip(&stated_run.known.values)
        .map(fill)
        .collect();
    Known {
        stated: stated_run.known.stated,
        values,
    }
}
