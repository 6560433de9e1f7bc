//! A policy in the making: what it has declared so far, so that what follows can refer to it.
//! Only names and domains are kept; a declaration is text as soon as it is made.

use super::Rng;
use jiff::civil::{Date, date};

/// A policy in the making.
#[derive(Debug)]
pub(super) struct Draft {
    /// Its chance.
    pub(super) rng: Rng,
    /// The declarations so far, each as its lines.
    pub(super) declarations: Vec<Vec<String>>,
    /// The facts so far.
    pub(super) facts: Vec<Fact>,
    /// Lists of choices: name and choices.
    pub(super) lists: Vec<(String, Vec<String>)>,
    /// Code systems: name and the codes that this policy uses of it.
    pub(super) systems: Vec<(String, Vec<String>)>,
    /// Code sets: name and system.
    pub(super) sets: Vec<(String, String)>,
    /// Values and amounts of visits that an expression may name.
    pub(super) numbers: Vec<String>,
    /// The amounts among them.
    pub(super) amounts: Vec<String>,
    /// Criteria so far.
    pub(super) criteria: Vec<String>,
    /// Findings, strongest first: name and kind.
    pub(super) findings: Vec<(String, &'static str)>,
    /// Rules so far: name, finding, and whether it releases an amount.
    pub(super) rules: Vec<(String, String, bool)>,
    /// Advisories so far.
    pub(super) advisories: Vec<String>,
    /// Deciding clauses that are cited so far.
    pub(super) clauses: Vec<String>,
    /// The first day of the policy's small calendar.
    pub(super) first_day: Date,
    /// Whether dates are moved by months and years, of which the interpreter is not exact while the date is unknown.
    pub(super) months: bool,
    /// Whether things stand on some days only.
    pub(super) dated: bool,
    /// Whether there are so few facts, of so few values, that every complete request can be tried.
    pub(super) small: bool,
}

/// A fact that is declared.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    /// `group.name`
    pub(super) path: String,
    /// What it may be.
    pub(super) kind: Kind,
}

/// What a fact may be.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    /// Yes or no.
    YesNo,
    /// A number from `low` to `high`, counted in its last decimal place.
    Number {
        unit: &'static str,
        decimals: u32,
        low: i64,
        high: i64,
    },
    /// A date.
    Date { low: Date, high: Date },
    /// One of a list.
    OneOf(usize),
    /// Any of a list.
    AnyOf(usize),
    /// A code of a system.
    Code(usize),
    /// Codes of a system.
    Codes(usize),
    /// A text.
    Text,
}

impl Draft {
    /// Starts a policy.
    pub(super) fn new(seed: u64) -> Self {
        let mut rng = Rng::new(seed);
        let first_day = *rng.pick(&[
            date(2022, 1, 28),
            date(2022, 2, 27),
            date(2024, 2, 28),
            date(2022, 3, 29),
            date(2022, 4, 29),
            date(2022, 12, 29),
        ]);
        let months = rng.chance(35);
        Self {
            months,
            dated: false,
            small: false,
            rng,
            declarations: Vec::new(),
            facts: Vec::new(),
            lists: Vec::new(),
            systems: Vec::new(),
            sets: Vec::new(),
            numbers: Vec::new(),
            amounts: Vec::new(),
            criteria: Vec::new(),
            findings: Vec::new(),
            rules: Vec::new(),
            advisories: Vec::new(),
            clauses: Vec::new(),
            first_day,
        }
    }

    /// Starts a policy of which every complete request can be tried.
    pub(super) fn small(seed: u64) -> Self {
        Self {
            small: true,
            ..Self::new(seed)
        }
    }

    /// Starts a policy of which much stands on some days only.
    pub(super) fn dated(seed: u64) -> Self {
        Self {
            dated: true,
            ..Self::new(seed)
        }
    }

    /// Adds a declaration.
    pub(super) fn declare(&mut self, lines: Vec<String>) {
        self.declarations.push(lines);
    }

    /// Gives the facts of some kinds.
    pub(super) fn facts_where(&self, wanted: impl Fn(&Kind) -> bool) -> Vec<Fact> {
        self.facts
            .iter()
            .filter(|fact| wanted(&fact.kind))
            .cloned()
            .collect()
    }

    /// Gives how many items a list has: two, or three at times.
    pub(super) fn few(&mut self) -> usize {
        2 + self.rng.below(if self.small { 1 } else { 2 })
    }

    /// Gives a day of the policy's small calendar, or one beside it.
    pub(super) fn day(&mut self) -> Date {
        let days = self.rng.between(-1, 5);
        on(self.first_day, days)
    }
}

/// Gives the date some days on.
pub(super) fn on(day: Date, days: i64) -> Date {
    day.saturating_add(jiff::Span::new().days(days))
}
