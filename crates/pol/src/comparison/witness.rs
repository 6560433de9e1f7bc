//! A request that shows a change, and what each revision says of it.
//! Takes the facts as both read them; runs the interpreter on each side.

use crate::policy::Policy;
use pol_analysis::Shown;
use pol_compiler::program::{FactId, Program};
use pol_interpreter::{
    Advice, Determination, Disposition, Facts, Missing, Presumed, Reason, Released, value_text,
    write_request,
};
use serde::Serialize;
use serde_json::Value;

/// A request that shows something, made by the analysis, and what each revision says of it.
#[derive(Clone, Debug, Serialize)]
pub struct WitnessEntry {
    /// The request as the new revision reads it.
    pub request: Value,
    /// As the old one reads it, where that differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_before: Option<Value>,
    /// What is stated, as people read it.
    pub stated: Vec<StatedFact>,
    /// The same for the old revision, where that differs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stated_before: Vec<StatedFact>,
    /// What the old revision says of it.
    pub before: OutcomeEntry,
    /// What the new one says.
    pub after: OutcomeEntry,
}

/// A fact and its value as people read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StatedFact {
    /// Its path.
    pub fact: String,
    /// Its value: `12 visits`, `yes`.
    pub text: String,
}

/// A determination without its trace.
#[derive(Clone, Debug, Serialize)]
pub struct OutcomeEntry {
    /// What becomes of the request.
    pub disposition: Disposition,
    /// The name of the standing finding.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding: Option<String>,
    /// Its label.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// How much is released.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub released: Option<Released>,
    /// Why.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Reason>,
    /// What else a reader is told.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub advisories: Vec<Advice>,
    /// The presumptions that it rests on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub presumed: Vec<Presumed>,
    /// The findings still possible.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub possible: Vec<String>,
    /// The facts that are missing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<Missing>,
}

/// Judges a request by both revisions.
pub(super) fn witness(old: &Policy, new: &Policy, shown: &Shown) -> WitnessEntry {
    let request = write_request(new.program(), &shown.new);
    let request_before = write_request(old.program(), &shown.old);
    let (stated, stated_before) = (
        stated(new.program(), &shown.new),
        stated(old.program(), &shown.old),
    );
    WitnessEntry {
        request_before: (request_before != request).then_some(request_before),
        request,
        stated_before: if stated_before == stated {
            Vec::new()
        } else {
            stated_before
        },
        stated,
        before: outcome(old, &shown.old),
        after: outcome(new, &shown.new),
    }
}

fn stated(program: &Program, facts: &Facts) -> Vec<StatedFact> {
    let stated = program.facts.iter().enumerate().filter_map(|(at, fact)| {
        let id = FactId::at(at);
        let text = value_text(program, id, facts.get(id)?);
        Some(StatedFact {
            fact: fact.path.clone(),
            text,
        })
    });
    stated.collect()
}

fn outcome(policy: &Policy, facts: &Facts) -> OutcomeEntry {
    let determination: Determination = policy.explain(&policy.request_of(facts.clone()));
    OutcomeEntry {
        disposition: determination.disposition,
        finding: determination.finding,
        text: determination.text,
        released: determination.released,
        reasons: determination.reasons,
        advisories: determination.advisories,
        presumed: determination.presumed,
        possible: determination.possible,
        missing: determination.missing,
    }
}
