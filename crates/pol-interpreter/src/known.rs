//! The facts of a run: the stated ones, what is taken of rows and derived from it, and what the others are presumed to be.
//! Borrows from the request and the program; copies no value of them.

use crate::derived::Derived;
use crate::evaluate::Run;
use crate::facts::Facts;
use crate::recent;
use crate::slots::{Slot, Truth};
use pol_compiler::program::{ChoiceSet, Fact, FactId, FactValue, Program};

/// For each fact the value that it has in a run.
#[derive(Debug)]
pub(crate) struct Known<'a> {
    stated: &'a Facts,
    values: Vec<Option<&'a FactValue>>,
    /// What is taken of rows and derived, by position of the fact; empty where there is nothing of the kind.
    derived: Vec<Option<Derived>>,
}

impl<'a> Known<'a> {
    /// Takes only what is stated, and of that only what is recent enough.
    pub(crate) fn stated(program: &Program, stated: &'a Facts) -> Self {
        let counts = |position: usize| {
            let fact = FactId::at(position);
            program.facts[position].recent.is_none()
                || recent::unfit(program, stated, fact).is_none()
        };
        let values = (0..program.facts.len())
            .map(|position| stated.at(position).filter(|_| counts(position)))
            .collect();
        Self {
            stated,
            values,
            derived: Vec::new(),
        }
    }

    /// Knows some facts otherwise, and all others as they are.
    pub(crate) fn changed<'b>(&'b self, others: &'b [(FactId, FactValue)]) -> Known<'b> {
        let mut values: Vec<Option<&'b FactValue>> = self.values.clone();
        for (fact, other) in others {
            values[fact.index()] = Some(other);
        }
        Known {
            stated: self.stated,
            values,
            derived: self.derived.clone(),
        }
    }

    /// Gives a fact's value; of an open set, what is known of it.
    pub(crate) fn get(&self, fact: FactId) -> Option<&FactValue> {
        self.values[fact.index()].or_else(|| self.derived(fact)?.value.as_ref())
    }

    /// Gives the request.
    pub(crate) fn facts(&self) -> &'a Facts {
        self.stated
    }

    /// Gives what is taken of rows into a fact, or derived, where it is not stated.
    pub(crate) fn derived(&self, fact: FactId) -> Option<&Derived> {
        if self.values[fact.index()].is_some() {
            return None;
        }
        self.worked_out(fact)
    }

    /// Gives what is taken of rows into a fact, or derived, whatever is stated.
    pub(crate) fn worked_out(&self, fact: FactId) -> Option<&Derived> {
        self.derived.get(fact.index()).and_then(Option::as_ref)
    }

    /// Notes what is taken of rows into a fact, or derived.
    pub(crate) fn derive(&mut self, program: &Program, fact: FactId, derived: Derived) {
        self.derived.resize(program.facts.len(), None);
        self.derived[fact.index()] = Some(derived);
    }

    /// Gives the bounds of a number or a date of which something is known.
    pub(crate) fn bounds(&self, fact: FactId) -> Option<Slot> {
        self.derived(fact)?.bounds
    }

    /// Gives the bounds of all such facts.
    pub(crate) fn all_bounds(&self) -> Vec<(FactId, Slot)> {
        let facts = (0..self.derived.len()).map(FactId::at);
        facts
            .filter_map(|fact| Some((fact, self.bounds(fact)?)))
            .collect()
    }

    /// Puts the values of a row in the place of its columns.
    pub(crate) fn see_row(&mut self, columns: &[FactId], cells: &'a [Option<FactValue>]) {
        for (column, cell) in columns.iter().zip(cells) {
            self.values[column.index()] = cell.as_ref();
        }
    }

    /// Takes the values of a row away again.
    pub(crate) fn see_no_row(&mut self, columns: &[FactId]) {
        for column in columns {
            self.values[column.index()] = None;
        }
    }

    /// Gives a copy of all values.
    pub(crate) fn to_values(&self) -> Vec<Option<FactValue>> {
        let facts = (0..self.values.len()).map(FactId::at);
        facts.map(|fact| self.get(fact).cloned()).collect()
    }

    /// Tells whether a presumption gave the value.
    pub(crate) fn is_presumed(&self, fact: FactId) -> bool {
        self.values[fact.index()].is_some() && self.stated.get(fact).is_none()
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
    pub(crate) fn codes(&self, fact: FactId) -> (&[String], bool) {
        match self.get(fact) {
            Some(FactValue::Codes { codes, open }) => (codes, *open),
            _ => (&[], true),
        }
    }
}

/// Fills the facts that are not stated, and not derived, with their presumptions, by a run over stated facts alone.
pub(crate) fn presume<'a>(stated_run: Run<'a>) -> Known<'a> {
    let presumed = |fact: &'a Fact| {
        let presumption = fact.presumed.as_ref()?;
        let applies = presumption
            .when
            .is_none_or(|when| stated_run.truth(when) == Truth::True);
        applies.then_some(&presumption.value)
    };
    let known = &stated_run.known;
    let facts = (0..).map(FactId).zip(&stated_run.program.facts);
    let fill = |(id, fact): (FactId, &'a Fact)| {
        let stated = known.values[id.index()];
        match known.worked_out(id) {
            None => stated.or_else(|| presumed(fact)),
            Some(_) => stated,
        }
    };
    let values = facts.map(fill).collect();
    Known {
        stated: stated_run.known.stated,
        values,
        derived: stated_run.known.derived,
    }
}
