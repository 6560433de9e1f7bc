//! The facts of one request in slots: a bit for whether a fact is stated, a whole number for what it is, a set for its choices.
//! Made once and filled again for each request, without allocating. What a slot cannot hold marks the request as one for the interpreter.

use crate::codebook::Codebook;
use crate::numbers::{counted, day};
use crate::plan::Plan;
use pol_compiler::program::{FactId, FactValue, Program, RecordId};
use pol_interpreter::Facts;

/// The facts of one request.
#[derive(Clone, Debug)]
pub struct Slots {
    stated: Vec<u64>,
    open: Vec<u64>,
    /// Yes as 1; a number counted in parts; a date in days; a code as the sets that cover it, a bit for each that is asked for.
    numbers: Vec<i32>,
    /// A bit for each choice; of a set of codes, one for whether there is any.
    choices: Vec<u128>,
    beyond: bool,
}

impl Slots {
    /// Makes slots that state nothing.
    pub fn new(program: &Program) -> Self {
        let facts = program.facts.len();
        Self {
            stated: vec![0; facts.div_ceil(64)],
            open: vec![0; facts.div_ceil(64)],
            numbers: vec![0; facts],
            choices: vec![0; facts],
            beyond: false,
        }
    }

    /// States nothing.
    pub(crate) fn clear(&mut self) {
        self.stated.fill(0);
        self.open.fill(0);
        self.beyond = false;
    }

    /// Takes the facts of a request in the place of those that were there.
    pub(crate) fn fill(
        &mut self,
        program: &Program,
        plan: &Plan,
        codes: &mut Codebook,
        facts: &Facts,
    ) {
        self.clear();
        self.beyond = !fits_slots(program, facts);
        for fact in (0..program.facts.len()).map(FactId::at) {
            if let Some(value) = facts.get(fact) {
                self.put(program, plan, codes, fact, value);
            }
        }
    }

    fn put(
        &mut self,
        program: &Program,
        plan: &Plan,
        codes: &mut Codebook,
        fact: FactId,
        value: &FactValue,
    ) {
        match value {
            FactValue::YesNo(yes) => self.number(fact, i32::from(*yes)),
            FactValue::Number(number) => match counted(*number, plan.decimals) {
                Some(number) => self.number(fact, number),
                None => self.beyond = true,
            },
            FactValue::Date(date) => self.number(fact, day(*date)),
            FactValue::Choice(choice) => self.choose(fact, 1 << choice, false),
            FactValue::Choices { set, open } => self.choose(fact, set.0, *open),
            FactValue::Code(code) => self.number(fact, codes.covering(program, fact, code)),
            FactValue::Codes { codes, open } => {
                self.choose(fact, u128::from(!codes.is_empty()), *open);
            }
            FactValue::Text(_) => self.state(fact),
        }
    }

    /// States a fact of which no step asks more than that.
    pub(crate) fn state(&mut self, fact: FactId) {
        self.stated[fact.index() / 64] |= 1 << (fact.index() % 64);
    }

    /// States a fact that is a whole number here.
    pub(crate) fn number(&mut self, fact: FactId, number: i32) {
        self.state(fact);
        self.numbers[fact.index()] = number;
    }

    /// States a fact that has choices.
    pub(crate) fn choose(&mut self, fact: FactId, choices: u128, open: bool) {
        self.state(fact);
        self.choices[fact.index()] = choices;
        self.open[fact.index() / 64] |= u64::from(open) << (fact.index() % 64);
    }

    /// Tells whether only the interpreter can judge the request.
    pub(crate) const fn beyond(&self) -> bool {
        self.beyond
    }

    /// Tells whether a fact is stated.
    pub(crate) fn is_stated(&self, fact: usize) -> bool {
        self.stated[fact / 64] >> (fact % 64) & 1 == 1
    }

    /// Tells whether a set may have more members than are stated.
    pub(crate) fn is_open(&self, fact: usize) -> bool {
        self.open[fact / 64] >> (fact % 64) & 1 == 1
    }

    /// Gives the whole number of a fact that is stated.
    pub(crate) fn of(&self, fact: usize) -> i32 {
        self.numbers[fact]
    }

    /// Gives the choices of a fact that is stated.
    pub(crate) fn chosen(&self, fact: usize) -> u128 {
        self.choices[fact]
    }
}

/// Two are the same where they state the same; what a fact was in an earlier request does not count.
impl PartialEq for Slots {
    fn eq(&self, other: &Self) -> bool {
        let same = |fact: usize| {
            self.numbers[fact] == other.numbers[fact] && self.choices[fact] == other.choices[fact]
        };
        self.stated == other.stated
            && self.open == other.open
            && self.beyond == other.beyond
            && (0..self.numbers.len()).all(|fact| !self.is_stated(fact) || same(fact))
    }
}

/// Tells whether nothing is given that slots and columns do not hold: rows of records, and facts that must be recent.
pub(crate) fn fits_slots(program: &Program, facts: &Facts) -> bool {
    let records = 0..program.records.len();
    let mut given = records.map(|position| facts.rows(RecordId::at(position)));
    let mut aged = program.facts.iter().enumerate();
    given.all(|rows| rows.is_none())
        && !aged.any(|(position, fact)| {
            fact.recent.is_some() && facts.get(FactId::at(position)).is_some()
        })
}
