//! What a table of determinations holds of a request: the decision, what it stands on, and what is missing.
//! The same as the whole determination says, without its texts and its trace.

use crate::cited;
use crate::determination::{Decision, ReasonSource};
use crate::evaluate::Run;
use crate::exact::Exact;
use crate::explain::decision;
use crate::facts::Facts;
use crate::finding;
use crate::missing::missing;
use crate::reasons::reasons;
use crate::undecided;
use pol_compiler::program::{Citer, FactId, Program};

/// A determination in brief.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brief {
    /// The outcome.
    pub decision: Decision,
    /// Whether Kleene's logic left it open, so that the exact step was asked.
    pub exactly: bool,
    /// What it stands on, in the order of the reasons of the determination.
    pub reasons: Vec<Citer>,
    /// The missing facts in declared order.
    pub missing: Vec<FactId>,
    /// Whether a question about them ran out of its budget: then there may be too many of them, never too few.
    pub inconclusive: bool,
}

/// Decides a request, and names the reasons and what is missing.
pub fn brief(program: &Program, facts: &Facts) -> Brief {
    let run = Run::new(program, facts);
    let verdict = finding::verdict(&run);
    let exactly = verdict.outcome.is_none();
    let mut exact = Exact::of(&run, verdict);
    let undecided = undecided::undecided(&run, &exact.verdict);
    let missing = missing(&run, &undecided, &mut exact);
    Brief {
        decision: decision(&run, &exact.verdict),
        exactly,
        reasons: reasons(&run, &exact.verdict, &missing),
        missing,
        inconclusive: !exact.conclusive,
    }
}

/// Names what a reason stands on, and gives the ids of the clauses that it cites.
pub fn name_reason(program: &Program, citer: Citer) -> (ReasonSource, Vec<String>) {
    let nothing = Facts::none(program);
    let cited = cited::of(&Run::new(program, &nothing), citer);
    (cited.source, cited.clauses)
}

/// Decides a request, and tells whether Kleene's logic left it open, so that the exact step was asked.
pub fn decide_exactly(program: &Program, facts: &Facts) -> (Decision, bool) {
    let run = Run::new(program, facts);
    let verdict = finding::verdict(&run);
    let exactly = verdict.outcome.is_none();
    (decision(&run, &Exact::of(&run, verdict).verdict), exactly)
}
