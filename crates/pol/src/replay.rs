//! Recorded requests, judged by two revisions of a policy: what changes, what stays, what cannot be told.
//! Takes the text of one request at a time, as either revision reads it; shows none of its values.

use crate::policy::Policy;
use crate::report::Report;
use pol_analysis::Replayed;
use pol_interpreter::{Decision, Disposition, Facts};
use serde::Serialize;
use std::collections::BTreeMap;

/// Judges recorded requests by two revisions of a policy.
#[derive(Debug)]
pub struct Replayer<'a> {
    old: &'a Policy,
    new: &'a Policy,
    replayer: pol_analysis::Replayer<'a>,
}

/// What comes of a recorded request.
#[derive(Clone, Debug)]
pub enum Replay {
    /// Both revisions come to the same.
    Same,
    /// They do not.
    Changed {
        /// By the old one.
        before: Decision,
        /// By the new one.
        after: Decision,
    },
    /// The old revision decides it; the new one asks for facts that were not recorded.
    NotRecorded {
        /// The facts, by their paths in the new revision.
        facts: Vec<String>,
    },
    /// One revision accepts it, and the other does not accept the value of a fact.
    NotAccepted {
        /// Whether it is the new revision that does not.
        by_new: bool,
        /// The fact, by its path there.
        fact: String,
    },
    /// Neither revision can read it; told is what is wrong with it for the new one.
    Invalid(Report),
}

impl<'a> Replayer<'a> {
    /// Prepares to judge requests by two revisions.
    pub fn new(old: &'a Policy, new: &'a Policy) -> Self {
        let replayer = pol_analysis::Replayer::between(old.program(), new.program());
        Self { old, new, replayer }
    }

    /// Judges a request that was recorded for either revision; what was renamed is carried over by its `was`.
    pub fn replay(&self, json: &str) -> Replay {
        if let Ok(request) = self.old.request(json) {
            let carried = self.replayer.forward(request.facts());
            return self.judged(true, carried, |there| (request.facts().clone(), there));
        }
        match self.new.request(json) {
            Ok(request) => {
                let carried = self.replayer.back(request.facts());
                self.judged(false, carried, |there| (there, request.facts().clone()))
            }
            Err(report) => Replay::Invalid(report),
        }
    }

    fn judged(
        &self,
        by_new: bool,
        carried: Result<Facts, String>,
        both: impl FnOnce(Facts) -> (Facts, Facts),
    ) -> Replay {
        let (old, new) = match carried {
            Ok(there) => both(there),
            Err(fact) => return Replay::NotAccepted { by_new, fact },
        };
        match self.replayer.judge(&old, &new) {
            Replayed::Same => Replay::Same,
            Replayed::Changed { before, after } => Replay::Changed { before, after },
            Replayed::NotRecorded { facts } => Replay::NotRecorded { facts },
        }
    }
}

/// The most requests that are named of each kind.
const MOST_NAMED: usize = 5;

/// Requests of a kind: how many, and the first few by their numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counted {
    /// How many.
    pub count: usize,
    /// The lines of the first few.
    pub lines: Vec<usize>,
}

/// How many recorded requests came to what; keys in this order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ReplayCounts {
    /// All that were read.
    pub requests: usize,
    /// Those that come to the same.
    pub same: usize,
    /// Those that change, by kind: `met → refer`.
    pub changed: BTreeMap<String, Counted>,
    /// Those that cannot be replayed, by the fact that was not recorded.
    pub not_recorded: BTreeMap<String, Counted>,
    /// How many cannot be replayed, each once.
    pub not_replayed: usize,
    /// Those that are invalid, by why.
    pub invalid: BTreeMap<String, Counted>,
}

impl ReplayCounts {
    /// Counts a request; `line` is its number.
    pub fn add(&mut self, line: usize, replay: &Replay) {
        self.requests += 1;
        match replay {
            Replay::Same => self.same += 1,
            Replay::Changed { before, after } => note(&mut self.changed, kind(before, after), line),
            Replay::NotRecorded { facts } => {
                self.not_replayed += 1;
                for fact in facts {
                    note(&mut self.not_recorded, fact.clone(), line);
                }
            }
            Replay::NotAccepted { by_new, fact } => {
                let which = if *by_new { "new" } else { "old" };
                let why = format!("the {which} revision does not accept the value of {fact}");
                note(&mut self.invalid, why, line);
            }
            Replay::Invalid(_) => {
                note(
                    &mut self.invalid,
                    "no revision can read it".to_owned(),
                    line,
                );
            }
        }
    }

    /// Counts a line that is no text or too large.
    pub fn add_unreadable(&mut self, line: usize) {
        self.requests += 1;
        note(&mut self.invalid, "no text of a request".to_owned(), line);
    }

    /// How many change.
    pub fn changes(&self) -> usize {
        self.changed.values().map(|counted| counted.count).sum()
    }

    /// How many are invalid.
    pub fn invalids(&self) -> usize {
        self.invalid.values().map(|counted| counted.count).sum()
    }
}

fn note(of: &mut BTreeMap<String, Counted>, key: String, line: usize) {
    let counted = of.entry(key).or_default();
    counted.count += 1;
    if counted.lines.len() < MOST_NAMED {
        counted.lines.push(line);
    }
}

/// Says from what to what: `met → refer`, `met in part, less released`.
fn kind(before: &Decision, after: &Decision) -> String {
    let (from, to) = (outcome(before), outcome(after));
    if from != to {
        return format!("{from} → {to}");
    }
    let amount = |decision: &Decision| decision.released.as_ref().map(|it| it.amount.0);
    let word = if amount(after) < amount(before) {
        "less"
    } else {
        "more"
    };
    format!("{from}, {word} released")
}

fn outcome(decision: &Decision) -> String {
    let finding = decision.finding.clone();
    match decision.disposition {
        Disposition::Release | Disposition::ClinicianReview => finding.unwrap_or_default(),
        Disposition::ReleasePart => format!("{} in part", finding.unwrap_or_default()),
        Disposition::InformationNeeded => "information_needed".to_owned(),
        Disposition::NotGoverned => "not_governed".to_owned(),
    }
}
