//! Pol by its public calls: logic alone, `decide`, and `explain` with everything.
//! Requests are read once into facts; from text to text, the JSON is a decision or a determination whole.

use super::{Engine, Kind};
use crate::outcome::Outcome;
use pol::{Decision, Policy, Request};
use pol_interpreter::Inspection;
use std::hint::black_box;
use std::ops::Range;

/// A policy with the requests that it has read.
struct Judge {
    policy: Policy,
    requests: Vec<Request>,
}

impl Judge {
    fn new(policy: Policy) -> Self {
        Self {
            policy,
            requests: Vec::new(),
        }
    }

    fn prepare(&mut self, requests: &[String]) {
        let requests = requests.iter();
        let read = requests.map(|text| self.policy.request(text).expect("made for the policy"));
        self.requests = read.collect();
    }

    fn logic(&self, request: &Request) -> Option<Decision> {
        Inspection::new(self.policy.program(), request.facts()).decision()
    }
}

/// Three-valued logic alone: what it leaves open stays open, as with the other engines.
pub struct Logic(Judge);

impl Logic {
    /// Judges by a policy.
    pub fn new(policy: Policy) -> Self {
        Self(Judge::new(policy))
    }
}

impl Engine for Logic {
    fn name(&self) -> &'static str {
        "Pol, logic alone"
    }

    fn kind(&self) -> Kind {
        Kind::Logic
    }

    fn prepare(&mut self, requests: &[String]) {
        self.0.prepare(requests);
    }

    fn decide(&mut self, request: usize) -> Option<Outcome> {
        Outcome::of(self.0.logic(self.0.requests.get(request)?).as_ref())
    }

    fn judge_json(&mut self, request: &str) -> Option<String> {
        let request = self.0.policy.request(request).ok()?;
        serde_json::to_string(&self.0.logic(&request)).ok()
    }

    fn answered(&self, answer: &str) -> Option<Outcome> {
        let decision: Option<Decision> = serde_json::from_str(answer).ok()?;
        Outcome::of(decision.as_ref())
    }

    fn run(&mut self, requests: Range<usize>) {
        for request in &self.0.requests[requests] {
            black_box(self.0.logic(black_box(request)));
        }
    }
}

/// `decide`: exact.
pub struct Decide(Judge);

impl Decide {
    /// Judges by a policy.
    pub fn new(policy: Policy) -> Self {
        Self(Judge::new(policy))
    }
}

impl Engine for Decide {
    fn name(&self) -> &'static str {
        "Pol, `decide`"
    }

    fn kind(&self) -> Kind {
        Kind::Exact
    }

    fn prepare(&mut self, requests: &[String]) {
        self.0.prepare(requests);
    }

    fn decide(&mut self, request: usize) -> Option<Outcome> {
        let decision = self.0.policy.decide(self.0.requests.get(request)?);
        Outcome::of(Some(&decision))
    }

    fn judge_json(&mut self, request: &str) -> Option<String> {
        let request = self.0.policy.request(request).ok()?;
        serde_json::to_string(&self.0.policy.decide(&request)).ok()
    }

    fn answered(&self, answer: &str) -> Option<Outcome> {
        let decision: Decision = serde_json::from_str(answer).ok()?;
        Outcome::of(Some(&decision))
    }

    fn run(&mut self, requests: Range<usize>) {
        for request in &self.0.requests[requests] {
            black_box(self.0.policy.decide(black_box(request)));
        }
    }
}

/// `explain`: exact, with reasons, clauses, trace, what is missing and what was presumed.
pub struct Explain(Judge);

impl Explain {
    /// Judges by a policy.
    pub fn new(policy: Policy) -> Self {
        Self(Judge::new(policy))
    }
}

impl Engine for Explain {
    fn name(&self) -> &'static str {
        "Pol, `explain`"
    }

    fn kind(&self) -> Kind {
        Kind::Exact
    }

    fn prepare(&mut self, requests: &[String]) {
        self.0.prepare(requests);
    }

    fn decide(&mut self, request: usize) -> Option<Outcome> {
        let explained = self.0.policy.explain(self.0.requests.get(request)?);
        let decision = Decision {
            disposition: explained.disposition,
            finding: explained.finding,
            released: explained.released,
        };
        Outcome::of(Some(&decision))
    }

    fn judge_json(&mut self, request: &str) -> Option<String> {
        let request = self.0.policy.request(request).ok()?;
        serde_json::to_string(&self.0.policy.explain(&request)).ok()
    }

    fn answered(&self, answer: &str) -> Option<Outcome> {
        let decision: Decision = serde_json::from_str(answer).ok()?;
        Outcome::of(Some(&decision))
    }

    fn run(&mut self, requests: Range<usize>) {
        for request in &self.0.requests[requests] {
            black_box(self.0.policy.explain(black_box(request)));
        }
    }
}
