//! What a revision changes, for people and for programs: two policies in, what differs between them out.
//! Takes what the analysis found, and runs each request that shows something by both; holds no logic of its own.

mod change;
mod touched;
mod witness;

pub use change::{AdvisoryEntry, AskEntry, ChangeEntry, KindEntry};
pub use touched::{ClaimReport, DeclarationEntry, FactEntry, PresumptionEntry, WordingEntry};
pub use witness::{OutcomeEntry, StatedFact, WitnessEntry};

use crate::policy::Policy;
use crate::report::Report;
use pol_analysis::{Budget, Comparison, Verdict, Wording};
use pol_interpreter::PolicyIdentity;
use serde::{Serialize, Serializer};

/// What a revision changes; keys in this order, absent rather than null.
#[derive(Clone, Debug, Serialize)]
pub struct ComparisonReport {
    /// Which policies.
    pub policies: ComparedPolicies,
    /// In short.
    #[serde(serialize_with = "verdict")]
    pub verdict: Verdict,
    /// What changes in the outcome of requests, a kind each: tighter ones first.
    pub changes: Vec<ChangeEntry>,
    /// What changes in the advisories that are given.
    pub advisories: Vec<AdvisoryEntry>,
    /// Which facts are newly asked for, or no longer.
    pub asks: Vec<AskEntry>,
    /// What became of the facts.
    pub facts: Vec<FactEntry>,
    /// What changes in presumptions.
    pub presumptions: Vec<PresumptionEntry>,
    /// Declarations that are new, gone or made otherwise.
    pub declarations: Vec<DeclarationEntry>,
    /// Texts that readers see and that are worded differently.
    pub wording: Vec<WordingEntry>,
    /// Questions that are.
    pub questions: Vec<WordingEntry>,
    /// Citations that are.
    pub citations: Vec<WordingEntry>,
    /// Notes that are.
    pub notes: Vec<WordingEntry>,
    /// What the log says of the revision, and whether it is so; absent where the log has nothing new.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claim: Option<ClaimReport>,
    /// What ran out of its budget or could not be compared; nothing is claimed of it.
    pub not_analysed: Vec<String>,
    /// What no comparison reaches: what the new revision derives from rows.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<String>,
    #[serde(skip)]
    report: Report,
}

/// The two policies.
#[derive(Clone, Debug, Serialize)]
pub struct ComparedPolicies {
    /// The old one.
    pub before: PolicyIdentity,
    /// The new one.
    pub after: PolicyIdentity,
}

/// Compares two revisions of a policy over all requests. The budget is that of each family of questions.
pub fn compare(old: &Policy, new: &Policy, budget: Budget) -> ComparisonReport {
    let comparison = pol_analysis::compare(old.program(), new.program(), budget);
    ComparisonReport::new(old, new, comparison)
}

impl ComparisonReport {
    fn new(old: &Policy, new: &Policy, comparison: Comparison) -> Self {
        let claim = comparison.claim.as_ref();
        let untrue = claim.and_then(pol_analysis::Claim::diagnostic);
        let worded = |wording| touched::wording(&comparison.wording, wording);
        Self {
            policies: ComparedPolicies {
                before: old.identity(),
                after: new.identity(),
            },
            verdict: comparison.verdict,
            changes: change::changes(old, new, &comparison.changes),
            advisories: change::advisories(old, new, &comparison.advisories),
            asks: change::asks(old, new, &comparison.asks),
            facts: touched::facts(&comparison.facts),
            presumptions: touched::presumptions(&comparison.presumptions),
            declarations: touched::declarations(&comparison.declarations),
            wording: worded(Wording::Text),
            questions: worded(Wording::Question),
            citations: worded(Wording::Citation),
            notes: worded(Wording::Note),
            claim: claim.map(touched::claim),
            report: Report::beside(new.warnings(), untrue.into_iter().collect()),
            not_analysed: comparison.not_analysed,
            left_out: comparison.left_out,
        }
    }

    /// Tells whether any request comes to something else, is told something else, or is asked something else.
    pub fn has_changes(&self) -> bool {
        let silent = self.changes.is_empty() && self.advisories.is_empty() && self.asks.is_empty();
        !silent
    }

    /// Tells whether every question was answered.
    pub fn is_whole(&self) -> bool {
        self.not_analysed.is_empty()
    }

    /// Gives what is wrong: that the log says what is not so.
    pub fn report(&self) -> &Report {
        &self.report
    }
}

fn verdict<S: Serializer>(verdict: &Verdict, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(match verdict {
        Verdict::Equal => "equal",
        Verdict::Tighter => "tighter",
        Verdict::Looser => "looser",
        Verdict::Both => "both",
        Verdict::Different => "different",
        Verdict::Inconclusive => "inconclusive",
    })
}
