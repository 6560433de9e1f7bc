//! What a table of determinations comes to: how many of each finding, what is released, what is missing, why.
//! Counts alone; those of parts add up to those of the whole.

use crate::judge::{Row, Worker};
use crate::output::{missing_names, releases};
use crate::problem::Problem;
use pol::{Decision, Disposition};
use pol_compiler::program::Program;
use pol_interpreter::Number;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The most rows that are named of each problem.
const MOST_NAMED: usize = 5;

/// What a table of determinations comes to; keys in this order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// How many rows there are.
    pub rows: u64,
    /// How many of them cannot be read.
    pub unreadable: u64,
    /// How many there are of each disposition.
    pub dispositions: BTreeMap<String, u64>,
    /// How many there are of each finding.
    pub findings: BTreeMap<String, u64>,
    /// What is released, by unit.
    pub released: BTreeMap<String, Amounts>,
    /// On how many rows each reason bears.
    pub reasons: BTreeMap<String, u64>,
    /// In how many rows each fact is missing.
    pub missing: BTreeMap<String, u64>,
    /// How many rows ran out of the budget of a question, so that they may be missing too many facts.
    pub inconclusive: u64,
    /// How many rows were decided by what: `columns`, `logic`, `exact`.
    pub decided_by: BTreeMap<String, u64>,
    /// What is wrong with the rows that cannot be read, the most frequent first.
    pub problems: Vec<Problems>,
}

/// Amounts of one unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amounts {
    /// On how many rows something is released.
    pub rows: u64,
    /// On how many of them a part.
    pub in_part: u64,
    /// All that is released.
    pub amount: Number,
    /// All that was requested where something is released.
    pub requested: Number,
}

impl Default for Amounts {
    fn default() -> Self {
        Self {
            rows: 0,
            in_part: 0,
            amount: Number(Decimal::ZERO),
            requested: Number(Decimal::ZERO),
        }
    }
}

/// Rows that cannot be read for the same reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problems {
    /// What is wrong with them.
    #[serde(flatten)]
    pub problem: Problem,
    /// How many there are.
    pub count: u64,
    /// The numbers of the first few.
    pub first_rows: Vec<u64>,
}

impl Summary {
    /// Counts rows; `first` is the number of the first one.
    pub(crate) fn count(
        &mut self,
        rows: &[Row],
        first: u64,
        worker: &mut Worker<'_>,
        program: &Program,
    ) {
        for (number, row) in (first..).zip(rows) {
            self.rows += 1;
            match row {
                Err(problem) => {
                    self.unreadable += 1;
                    self.note(problem, 1, &[number]);
                }
                Ok(judged) => {
                    self.decision(&judged.decision);
                    one(&mut self.decided_by, judged.by.name());
                    let Some(why) = &judged.why else { continue };
                    self.inconclusive += u64::from(why.inconclusive);
                    for &reason in why.reasons.iter() {
                        one(&mut self.reasons, &worker.name(reason).name);
                    }
                    for name in missing_names(program, &why.missing) {
                        one(&mut self.missing, name);
                    }
                }
            }
        }
    }

    fn decision(&mut self, decision: &Decision) {
        one(&mut self.dispositions, decision.disposition.name());
        if let Some(finding) = &decision.finding {
            one(&mut self.findings, finding);
        }
        let Some(released) = &decision.released else {
            return;
        };
        if releases(decision.disposition) {
            if !self.released.contains_key(&released.unit) {
                let none = Amounts::default();
                self.released.insert(released.unit.clone(), none);
            }
            if let Some(amounts) = self.released.get_mut(&released.unit) {
                let part = decision.disposition == Disposition::ReleasePart;
                let requested = released.requested.map_or(Decimal::ZERO, |it| it.0);
                amounts.add(1, u64::from(part), released.amount.0, requested);
            }
        }
    }

    fn note(&mut self, problem: &Problem, count: u64, rows: &[u64]) {
        let known = self.problems.iter().position(|it| it.problem == *problem);
        let at = known.unwrap_or_else(|| {
            self.problems.push(Problems {
                problem: problem.clone(),
                count: 0,
                first_rows: Vec::new(),
            });
            self.problems.len() - 1
        });
        let noted = &mut self.problems[at];
        noted.count += count;
        noted.first_rows.extend(rows);
        noted.first_rows.sort_unstable();
        noted.first_rows.truncate(MOST_NAMED);
    }

    /// Adds what another part comes to.
    pub(crate) fn add(&mut self, part: &Self) {
        self.rows += part.rows;
        self.unreadable += part.unreadable;
        self.inconclusive += part.inconclusive;
        add(&mut self.dispositions, &part.dispositions);
        add(&mut self.findings, &part.findings);
        add(&mut self.reasons, &part.reasons);
        add(&mut self.missing, &part.missing);
        add(&mut self.decided_by, &part.decided_by);
        for (unit, more) in &part.released {
            let amounts = self.released.entry(unit.clone()).or_default();
            amounts.add(more.rows, more.in_part, more.amount.0, more.requested.0);
        }
        for noted in &part.problems {
            self.note(&noted.problem, noted.count, &noted.first_rows);
        }
        self.problems.sort_by(|one, other| {
            let by_count = other.count.cmp(&one.count);
            by_count.then_with(|| one.first_rows.cmp(&other.first_rows))
        });
    }

    /// Gives the share of the rows that the exact step decided, of those that were judged.
    pub fn exact_share(&self) -> f64 {
        let exact = self.decided_by.get("exact").copied().unwrap_or(0);
        let judged = self.rows - self.unreadable;
        #[expect(clippy::cast_precision_loss, reason = "a share to look at")]
        if judged == 0 {
            0.0
        } else {
            exact as f64 / judged as f64
        }
    }
}

impl Amounts {
    fn add(&mut self, rows: u64, in_part: u64, amount: Decimal, requested: Decimal) {
        self.rows += rows;
        self.in_part += in_part;
        self.amount.0 = self.amount.0.saturating_add(amount);
        self.requested.0 = self.requested.0.saturating_add(requested);
    }
}

fn one(counts: &mut BTreeMap<String, u64>, name: &str) {
    match counts.get_mut(name) {
        Some(count) => *count += 1,
        None => {
            counts.insert(name.to_owned(), 1);
        }
    }
}

fn add(counts: &mut BTreeMap<String, u64>, more: &BTreeMap<String, u64>) {
    for (name, count) in more {
        *counts.entry(name.clone()).or_default() += count;
    }
}

/// Gives counts by their size, the largest first, then by name.
pub(crate) fn by_size(counts: &BTreeMap<String, u64>) -> Vec<(&str, u64)> {
    let mut counts: Vec<_> = counts.iter().map(|(name, n)| (name.as_str(), *n)).collect();
    counts.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(other.0)));
    counts
}
