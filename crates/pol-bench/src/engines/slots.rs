//! Pol by slots: one request at a time, from JSON straight into the places of its facts, decision only.
//! What slots leave open is left to the interpreter's logic, so that the outcome is the one that all engines must give.

use super::{Engine, Kind};
use crate::outcome::Outcome;
use pol::{Decision, Policy};
use pol_batch::{Single, Verdict, Verdicts};
use pol_compiler::program::Citer;
use pol_interpreter::{Facts, Inspection, read_request};
use std::hint::black_box;
use std::ops::Range;

/// A policy with the requests that it has read. Holds the policy for as long as the program runs.
pub struct Slots {
    policy: &'static Policy,
    single: Single<'static>,
    slots: pol_batch::Slots,
    requests: Vec<(pol_batch::Slots, Facts)>,
    /// The reasons of the last decision, where they are asked for.
    reasons: Option<Vec<Citer>>,
}

impl Slots {
    /// Judges by a policy.
    ///
    /// # Panics
    /// If the policy has too many findings or code sets for slots; guideline 084 has not.
    pub fn new(policy: Policy) -> Self {
        let policy: &'static Policy = Box::leak(Box::new(policy));
        Self::of(policy, Single::new(policy.program()), None)
    }

    /// Judges by a policy, and tells what each decision stands on.
    ///
    /// # Panics
    /// As [`Slots::new`].
    pub fn with_reasons(policy: Policy) -> Self {
        let policy: &'static Policy = Box::leak(Box::new(policy));
        let single = Single::with_reasons(policy.program());
        Self::of(policy, single, Some(Vec::new()))
    }

    fn of(
        policy: &'static Policy,
        single: Option<Single<'static>>,
        reasons: Option<Vec<Citer>>,
    ) -> Self {
        let single = single.expect("the policy fits slots");
        Self {
            reasons,
            slots: single.slots(),
            policy,
            single,
            requests: Vec::new(),
        }
    }

    /// Puts the verdict on a prepared request into words, or asks logic where there is none.
    pub(super) fn outcome(&self, request: usize, verdicts: &Verdicts) -> Option<Outcome> {
        let verdict = Verdict {
            finding: *verdicts.findings.get(request)?,
            released: *verdicts.released.get(request)?,
        };
        self.said(request, verdict)
    }

    fn tell(&mut self, slots: &pol_batch::Slots, verdict: Verdict) {
        if let Some(reasons) = &mut self.reasons {
            black_box(self.single.reasons(slots, verdict, reasons));
        }
    }

    fn said(&self, request: usize, verdict: Verdict) -> Option<Outcome> {
        let (slots, facts) = self.requests.get(request)?;
        let decision = match self.single.decided(slots, verdict) {
            Some(decided) => Some(decided.into()),
            None => Inspection::new(self.policy.program(), facts).decision(),
        };
        Outcome::of(decision.as_ref())
    }
}

impl Engine for Slots {
    fn name(&self) -> &'static str {
        match self.reasons {
            None => "Pol, slots",
            Some(_) => "Pol, slots and reasons",
        }
    }

    fn kind(&self) -> Kind {
        Kind::Logic
    }

    fn prepare(&mut self, requests: &[String]) {
        let requests = requests.iter().map(|text| {
            let facts = read_request(self.policy.program(), text).expect("made for the policy");
            let mut slots = self.single.slots();
            self.single.fill(&mut slots, &facts);
            (slots, facts)
        });
        self.requests = requests.collect();
    }

    fn decide(&mut self, request: usize) -> Option<Outcome> {
        let verdict = self.single.decide(&self.requests.get(request)?.0);
        self.said(request, verdict)
    }

    fn judge_json(&mut self, request: &str) -> Option<String> {
        let program = self.policy.program();
        let facts = || read_request(program, request).ok();
        let mut slots = std::mem::replace(&mut self.slots, pol_batch::Slots::new(program));
        let read = self.single.read(&mut slots, request);
        let answer = match read.then(|| self.single.decide(&slots)) {
            Some(verdict) if verdict.finding != Verdicts::UNDECIDED => {
                self.tell(&slots, verdict);
                serde_json::to_string(&self.single.decided(&slots, verdict)).ok()
            }
            _ => serde_json::to_string(&Inspection::new(program, &facts()?).decision()).ok(),
        };
        self.slots = slots;
        answer
    }

    fn answered(&self, answer: &str) -> Option<Outcome> {
        let decision: Option<Decision> = serde_json::from_str(answer).ok()?;
        Outcome::of(decision.as_ref())
    }

    fn run(&mut self, requests: Range<usize>) {
        let all = std::mem::take(&mut self.requests);
        for (slots, facts) in &all[requests] {
            let verdict = self.single.decide(black_box(slots));
            if black_box(verdict).finding == Verdicts::UNDECIDED {
                black_box(Inspection::new(self.policy.program(), facts).decision());
            }
            self.tell(slots, verdict);
        }
        self.requests = all;
    }
}
