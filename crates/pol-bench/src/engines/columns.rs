//! Pol by columns: many requests at once, decision only. From JSON, one request at a time as by slots.
//! What columns leave open is left to the interpreter's logic, so that the outcome is the one that all engines must give.

use super::{Engine, Kind, Slots};
use crate::outcome::Outcome;
use pol::Policy;
use pol_batch::{Plan, Verdicts, decide};
use pol_interpreter::{Facts, Inspection, read_request};
use std::hint::black_box;
use std::ops::Range;

/// A policy with the requests that it has read. Holds the policy for as long as the program runs.
pub struct Columns {
    policy: &'static Policy,
    plan: Plan,
    columns: pol_batch::Columns<'static>,
    facts: Vec<Facts>,
    slots: Slots,
}

impl Columns {
    /// Judges by a policy.
    pub fn new(policy: Policy) -> Self {
        let slots = Slots::new(policy.clone());
        let policy: &'static Policy = Box::leak(Box::new(policy));
        let plan = Plan::of(policy.program());
        Self {
            columns: pol_batch::Columns::new(policy.program(), &plan),
            policy,
            plan,
            facts: Vec::new(),
            slots,
        }
    }

    fn left_open(&self, verdicts: &Verdicts) -> impl Iterator<Item = &Facts> {
        let pairs = verdicts.findings.iter().zip(&self.facts);
        pairs
            .filter(|(code, _)| **code == Verdicts::UNDECIDED)
            .map(|(_, facts)| facts)
    }
}

impl Engine for Columns {
    fn name(&self) -> &'static str {
        "Pol, columns"
    }

    fn kind(&self) -> Kind {
        Kind::Logic
    }

    fn prepare(&mut self, requests: &[String]) {
        let program = self.policy.program();
        let facts = requests.iter().map(|text| read_request(program, text));
        self.facts = facts.map(|it| it.expect("made for the policy")).collect();
        self.columns = pol_batch::Columns::new(program, &self.plan);
        self.facts.iter().for_each(|facts| self.columns.push(facts));
        self.slots.prepare(requests);
    }

    fn decide(&mut self, request: usize) -> Option<Outcome> {
        self.outcomes(request + 1).pop()?
    }

    /// Each by its verdict among all of them; slots put a verdict into words.
    fn outcomes(&mut self, count: usize) -> Vec<Option<Outcome>> {
        let verdicts = decide(self.policy.program(), &self.plan, &self.columns);
        let all = (0..count).map(|row| self.slots.outcome(row, &verdicts));
        all.collect()
    }

    fn judge_json(&mut self, request: &str) -> Option<String> {
        self.slots.judge_json(request)
    }

    fn answered(&self, answer: &str) -> Option<Outcome> {
        self.slots.answered(answer)
    }

    fn run(&mut self, _: Range<usize>) {
        let verdicts = decide(self.policy.program(), &self.plan, black_box(&self.columns));
        for facts in self.left_open(black_box(&verdicts)) {
            black_box(Inspection::new(self.policy.program(), facts).decision());
        }
    }
}
