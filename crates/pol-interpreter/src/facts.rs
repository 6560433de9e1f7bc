//! The facts of one request: for each declared fact its value, or that it is not stated; and the rows of its records.
//! Made from JSON by `request`, or by an example; presumptions are not in it.

use crate::request::dates;
use jiff::civil::Date;
use pol_compiler::program::{Example, FactId, FactValue, Program, RecordId, Rows};
use pol_parser::Diagnostic;

/// The stated facts of a request, one place a fact of the program, and the rows of its records.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    stated: Vec<Option<FactValue>>,
    dates: Vec<(FactId, Date)>,
    rows: Vec<Option<Rows>>,
    /// Where the day by which the request is judged was set: what it stated of it.
    as_of: Option<Option<Date>>,
}

impl Facts {
    /// States nothing.
    pub fn none(program: &Program) -> Self {
        Self {
            stated: vec![None; program.facts.len()],
            dates: Vec::new(),
            rows: vec![None; program.records.len()],
            as_of: None,
        }
    }

    /// States what an example gives.
    pub fn of_example(program: &Program, example: &Example) -> Self {
        let mut facts = Self::none(program);
        for (fact, value) in &example.given {
            facts.state(*fact, value.clone());
        }
        for (fact, date) in &example.dates {
            facts.date(*fact, *date);
        }
        for (record, rows) in &example.rows {
            facts.give(*record, rows.clone());
        }
        facts
    }

    /// States a fact; the value must be of the fact's type and within its range.
    pub fn state(&mut self, fact: FactId, value: FactValue) {
        self.stated[fact.index()] = Some(value);
    }

    /// Says of which day a fact is.
    pub fn date(&mut self, fact: FactId, date: Date) {
        self.dates.retain(|(dated, _)| *dated != fact);
        self.dates.push((fact, date));
    }

    /// Dates every stated fact that must be recent on the last day that counts, where that day is stated.
    pub fn date_recently(&mut self, program: &Program) {
        for fact in program.stated_facts() {
            if self.get(fact).is_some() {
                self.date_last(program, fact);
            }
        }
    }

    /// Dates a fact that must be recent on the last day that counts, where that day is stated.
    pub(crate) fn date_last(&mut self, program: &Program, fact: FactId) {
        let window = program.facts[fact.index()].recent;
        let last = window.and_then(|window| window.facts().first().copied());
        if let Some(FactValue::Date(day)) = last.and_then(|last| self.get(last)) {
            self.date(fact, *day);
        }
    }

    /// Takes a statement back.
    pub fn withhold(&mut self, fact: FactId) {
        self.stated[fact.index()] = None;
        self.dates.retain(|(dated, _)| *dated != fact);
    }

    /// Gives the rows of a record.
    pub fn give(&mut self, record: RecordId, rows: Rows) {
        self.rows[record.index()] = Some(rows);
    }

    /// Takes the rows of a record back.
    pub fn withhold_rows(&mut self, record: RecordId) {
        self.rows[record.index()] = None;
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

    /// Gives the day of which a fact is, where that is said.
    pub fn dated(&self, fact: FactId) -> Option<Date> {
        let mut dates = self.dates.iter();
        dates
            .find(|(dated, _)| *dated == fact)
            .map(|(_, date)| *date)
    }

    /// Gives the rows of a record, where they are given.
    pub fn rows(&self, record: RecordId) -> Option<&Rows> {
        self.rows.get(record.index()).and_then(Option::as_ref)
    }

    /// Gives what is stated of the fact at a position.
    pub(crate) fn at(&self, position: usize) -> Option<&FactValue> {
        self.stated.get(position).and_then(Option::as_ref)
    }
}
