//! The facts that are missing: those unknown ones on which alone the outcome can hang.
//! The undecided part reads them all; the exact step keeps those that matter; here they get their questions.

use crate::cited;
use crate::determination::Missing;
use crate::evaluate::Run;
use crate::exact::Exact;
use crate::facts::Facts;
use crate::finding;
use crate::lacking;
use crate::reads;
use crate::undecided::{self, Undecided};
use pol_compiler::program::{
    AmountId, Citer, CriterionId, ExceptionId, FactId, NodeId, Program, RuleId,
};

/// Finds the missing facts of a request, in declared order, without the rest of a determination; none where it is decided.
pub fn missing_facts(program: &Program, facts: &Facts) -> Vec<FactId> {
    let run = Run::new(program, facts);
    let mut exact = Exact::of(&run, finding::verdict(&run));
    missing(
        &run,
        &undecided::undecided(&run, &exact.verdict),
        &mut exact,
    )
}

/// Gives the missing facts in declared order; none where the run is decided.
pub(crate) fn missing(run: &Run<'_>, undecided: &Undecided, exact: &mut Exact<'_>) -> Vec<FactId> {
    exact.missing(run, undecided.facts())
}

/// Makes the questions that ask for missing facts.
pub(crate) fn questions(
    run: &Run<'_>,
    undecided: &Undecided,
    missing: Vec<FactId>,
) -> Vec<Missing> {
    let readers = readers(run.program, undecided, declarations(run.program));
    let question = |id: FactId| {
        let fact = &run.program.facts[id.index()];
        let reads = readers.iter().filter(|(_, facts)| facts.contains(&id));
        Missing {
            fact: run.program.asked_as(id).to_owned(),
            question: fact.question.clone(),
            because: lacking::of(run, id),
            clauses: cited::clauses(run, &fact.citation),
            cite: cited::cite(&fact.citation),
            decides: reads
                .map(|(citer, _)| name(run.program, *citer).to_owned())
                .collect(),
        }
    };
    let mut questions: Vec<Missing> = Vec::new();
    for question in missing.into_iter().map(question) {
        match questions.iter_mut().find(|it| it.fact == question.fact) {
            Some(before) => join(before, question),
            None => questions.push(question),
        }
    }
    questions
}

/// What is taken of the rows of one record is asked for once.
fn join(before: &mut Missing, after: Missing) {
    for name in after.decides {
        if !before.decides.contains(&name) {
            before.decides.push(name);
        }
    }
    before.because = before.because.take().or(after.because);
}

/// Gives what reads a fact and is undecided: the days in force and what governs, criteria, amounts, rules and exceptions.
pub(crate) fn deciding(program: &Program, undecided: &Undecided, fact: FactId) -> Vec<Citer> {
    let all = conditions_of_policy(program).chain(declarations(program));
    let readers = readers(program, undecided, all).into_iter();
    let reads = readers.filter(|(_, facts)| facts.contains(&fact));
    reads.map(|(citer, _)| citer).collect()
}

/// Without which the policy has nothing to say.
fn conditions_of_policy(program: &Program) -> impl Iterator<Item = (Citer, NodeId)> {
    let governs = program.policy.governs.iter().enumerate();
    let governs = governs.map(|(position, each)| (Citer::Governs(position), each.condition));
    let in_force = (Citer::InForce, program.policy.in_force.condition);
    [in_force].into_iter().chain(governs)
}

/// Those that are undecided, each with the facts that it reads by itself.
fn readers(
    program: &Program,
    undecided: &Undecided,
    all: impl Iterator<Item = (Citer, NodeId)>,
) -> Vec<(Citer, Vec<FactId>)> {
    let open = all.filter(|(_, root)| undecided.holds(*root));
    let reads = |root| reads::facts_within(program, root, |node| undecided.holds(node));
    open.map(|(citer, root)| (citer, reads(root))).collect()
}

/// Gives everything with a name that a reader can look up, and its node.
fn declarations(program: &Program) -> impl Iterator<Item = (Citer, NodeId)> {
    let criteria = (0u32..).map(CriterionId).zip(&program.criteria);
    let amounts = (0u32..).map(AmountId).zip(&program.amounts);
    let rules = (0u32..).map(RuleId).zip(&program.rules);
    let exceptions = (0u32..).map(ExceptionId).zip(&program.exceptions);
    let criteria = criteria.map(|(id, each)| (Citer::Criterion(id), each.condition));
    let amounts = amounts.map(|(id, each)| (Citer::Amount(id), each.node));
    let rules = rules.map(|(id, each)| (Citer::Rule(id), each.condition));
    let exceptions = exceptions.map(|(id, each)| (Citer::Exception(id), each.condition));
    criteria.chain(amounts).chain(rules).chain(exceptions)
}

/// The name of a declaration of these.
fn name(program: &Program, citer: Citer) -> &str {
    match citer {
        Citer::Criterion(id) => &program.criteria[id.index()].name,
        Citer::Amount(id) => &program.amounts[id.index()].name,
        Citer::Rule(id) => &program.rules[id.index()].name,
        Citer::Exception(id) => &program.exceptions[id.index()].name,
        Citer::InForce | Citer::Governs(_) | Citer::Fact(_) | Citer::Value(_) => "",
        Citer::Cap(..) | Citer::Advisory(_) | Citer::Limit(_) => "",
    }
}
