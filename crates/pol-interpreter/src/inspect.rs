//! A look at a request without a trace: what each condition and number came to, and the outcome as far as it is plain.
//! For replaying what the analysis claims; the quick way alone, so an outcome that it leaves open may yet be decided by `decide`.

use crate::determination::Decision;
use crate::evaluate::Run;
use crate::explain::decision;
use crate::facts::Facts;
use crate::finding::{self, Outcome, Verdict};
use crate::slots::Truth;
use crate::turning;
use pol_compiler::program::{ExceptionId, FactId, FactValue, FindingId, NodeId, Program, RuleId};
use rust_decimal::Decimal;

/// A program over the facts of one request, as far as the quick way decides it.
#[derive(Debug)]
pub struct Inspection<'a> {
    run: Run<'a>,
    verdict: Verdict,
}

impl<'a> Inspection<'a> {
    /// Looks at a request.
    pub fn new(program: &'a Program, facts: &'a Facts) -> Self {
        let run = Run::new(program, facts);
        let verdict = finding::verdict(&run);
        Self { run, verdict }
    }

    /// Tells whether a fact is stated or presumed.
    pub fn is_known(&self, fact: FactId) -> bool {
        self.run.known.get(fact).is_some()
    }

    /// Gives the value of a fact, if it is known: stated, presumed, taken of rows or derived from them.
    pub fn value(&self, fact: FactId) -> Option<&FactValue> {
        self.run.known.get(fact)
    }

    /// Tells whether a condition holds, if that is known.
    pub fn condition(&self, node: NodeId) -> Option<bool> {
        known(self.run.truth(node))
    }

    /// Tells whether an exception holds and reaches what a rule finds where it applies, if that is known.
    pub fn turns(&self, exception: ExceptionId, rule: RuleId) -> Option<bool> {
        let exception = &self.run.program.exceptions[exception.index()];
        known(turning::turn(&self.run, exception, rule))
    }

    /// Gives a number, if it is known.
    pub fn number(&self, node: NodeId) -> Option<Decimal> {
        self.run.number(node).known()
    }

    /// Gives the standing finding; `None` where the policy does not govern, or where the outcome is open.
    pub fn finding(&self) -> Option<FindingId> {
        self.verdict.outcome.as_ref().and_then(Outcome::finding)
    }

    /// Gives the decision, if three-valued logic alone comes to one; it is quick and never wrong.
    pub fn decision(&self) -> Option<Decision> {
        let decided = self.verdict.outcome.is_some();
        decided.then(|| decision(&self.run, &self.verdict))
    }
}

fn known(truth: Truth) -> Option<bool> {
    match truth {
        Truth::True => Some(true),
        Truth::False => Some(false),
        Truth::Unknown => None,
    }
}
