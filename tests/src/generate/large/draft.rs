//! A large policy in the making: what it has declared so far, and which of it the next rule may take.
//! Facts are dealt from a shuffled deck for each section, so that none is forgotten.

use super::super::Rng;
use super::Size;
use jiff::civil::{Date, date};

/// The service date of the typical request.
pub(super) const SERVICE_DATE: Date = date(2023, 9, 15);

/// A large policy in the making.
#[derive(Debug)]
pub(super) struct Draft {
    /// Its chance.
    pub(super) rng: Rng,
    /// How large it is to be.
    pub(super) size: Size,
    /// The declarations so far.
    declarations: Vec<Vec<String>>,
    /// The facts so far.
    pub(super) facts: Vec<Fact>,
    /// Limits: name, unit and number.
    pub(super) limits: Vec<(String, &'static str, i64)>,
    /// Criteria: name, section, and whether the typical request meets it.
    pub(super) criteria: Vec<(String, usize, bool)>,
    /// Positions of criteria that nothing reads yet.
    unread: Vec<usize>,
    /// Rules that may be spared by an exception: those that find something against the request.
    pub(super) adverse: Vec<String>,
    decks: Vec<Vec<usize>>,
}

/// A fact that is declared.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    /// `group.name`
    pub(super) path: String,
    /// The section whose rules read it; none for what only the rules on authorization read.
    pub(super) section: Option<usize>,
    /// What it may be.
    pub(super) kind: Kind,
}

/// What a fact may be, and what it is in the typical request.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    /// Yes or no.
    YesNo(bool),
    /// A whole number from 0 or 1.
    Whole {
        unit: &'static str,
        high: i64,
        typical: i64,
    },
    /// A number of sessions in hundredths, from 0.
    Decimal { high: i64, typical: i64 },
    /// A date.
    Date(Date),
    /// One of some choices; typically the first.
    OneOf(Vec<String>),
    /// Any of some choices; typically none.
    AnyOf(Vec<String>),
    /// A code of `px`; typically one that the policy does not name.
    Code,
    /// Codes of `dx`; typically none.
    Codes,
}

impl Draft {
    /// Starts a policy.
    pub(super) fn new(seed: u64, size: Size) -> Self {
        Self {
            rng: Rng::new(seed),
            size,
            declarations: Vec::new(),
            facts: Vec::new(),
            limits: Vec::new(),
            criteria: Vec::new(),
            unread: Vec::new(),
            adverse: Vec::new(),
            decks: vec![Vec::new(); size.sections()],
        }
    }

    /// Adds a declaration: its first line, and the others below it.
    pub(super) fn declare(&mut self, lines: Vec<String>) {
        self.declarations.push(lines);
    }

    /// Gives all declarations as text, in order.
    pub(super) fn text(&self) -> String {
        let declarations = self.declarations.iter();
        let declarations: Vec<String> = declarations.map(|lines| lines.join("\n  ")).collect();
        format!("{}\n", declarations.join("\n\n"))
    }

    /// Deals a fact for a section: one of its own where the policy is structured, any otherwise.
    pub(super) fn deal(&mut self, section: usize) -> Fact {
        let deck = if self.size.structured { section } else { 0 };
        if self.decks[deck].is_empty() {
            let near = |fact: &usize| {
                let of = self.facts[*fact].section;
                of.is_some_and(|of| self.is_near(of, section))
            };
            let mut all: Vec<usize> = (0..self.facts.len()).filter(near).collect();
            self.rng.shuffle(&mut all);
            self.decks[deck] = all;
        }
        let fact = self.decks[deck].pop().expect("each section has facts");
        self.facts[fact].clone()
    }

    /// Adds a criterion.
    pub(super) fn add_criterion(&mut self, name: String, section: usize, holds: bool) {
        self.unread.push(self.criteria.len());
        self.criteria.push((name, section, holds));
    }

    /// Picks a criterion and whether the typical request meets it: most often one that is near, and that nothing reads yet.
    pub(super) fn criterion(&mut self, section: usize) -> Option<(String, bool)> {
        let anywhere = self.rng.chance(15);
        let near = |position: &usize| anywhere || self.is_near(self.criteria[*position].1, section);
        let unread: Vec<usize> = self.unread.iter().copied().filter(near).collect();
        let all: Vec<usize> = (0..self.criteria.len()).filter(near).collect();
        let from = match unread.is_empty() || self.rng.chance(40) {
            true => all,
            false => unread,
        };
        if from.is_empty() {
            return None;
        }
        let position = *self.rng.pick(&from);
        self.unread.retain(|unread| *unread != position);
        let (name, _, holds) = self.criteria[position].clone();
        Some((name, holds))
    }

    /// Picks another whole number in the unit of a fact, near it if there is one: its path, its greatest and its typical value.
    pub(super) fn partner(&mut self, fact: &Fact, unit: &str) -> Option<(String, i64, i64)> {
        let of_unit = |other: &&Fact| {
            other.path != fact.path
                && matches!(other.kind, Kind::Whole { unit: its, .. } if its == unit)
        };
        let others: Vec<Fact> = self.facts.iter().filter(of_unit).cloned().collect();
        let near = |other: &&Fact| !self.size.structured || other.section == fact.section;
        let near: Vec<Fact> = others.iter().filter(near).cloned().collect();
        let from = if near.is_empty() { others } else { near };
        if from.is_empty() {
            return None;
        }
        let other = self.rng.pick(&from).clone();
        match other.kind {
            Kind::Whole { high, typical, .. } => Some((other.path, high, typical)),
            Kind::YesNo(_) | Kind::Decimal { .. } | Kind::Date(_) | Kind::OneOf(_) => None,
            Kind::AnyOf(_) | Kind::Code | Kind::Codes => None,
        }
    }

    fn is_near(&self, one: usize, other: usize) -> bool {
        !self.size.structured || one == other
    }
}
