//! What the questions share: the universe of a program, models found so far, and what was observed.
//! A question is first tried on the models found so far, then put to the solver of its family.

use super::established::Claim;
use super::{Analysis, Observation, Witness};
use crate::universe::Universe;
use crate::witness;
use pol_compiler::program::{Citer, RuleId};
use pol_interpreter::{Facts, Inspection};
use pol_parser::Diagnostic;
use pol_solver::{Answer, Bit, Budget, Model, Solver};
use std::collections::HashSet;

/// The most models that are kept to try new questions on.
const MOST_MODELS: usize = 128;

/// How far a round has come.
struct Progress {
    answered: usize,
    unanswered: usize,
    defects: usize,
}

/// A round of questions to one program.
pub(super) struct Session<'a> {
    pub(super) universe: Universe<'a>,
    budget: Budget,
    /// The most questions that are put; the others count as not answered.
    most: usize,
    asked: usize,
    models: Vec<Model>,
    /// Declarations of which something was observed that makes questions about their parts idle.
    pub(super) settled: HashSet<Citer>,
    analysis: Analysis,
    answered: &'a mut dyn FnMut(usize),
}

impl<'a> Session<'a> {
    /// Begins a round of so many questions at most; `answered` is told how many questions were answered, after each.
    pub(super) fn new(
        universe: Universe<'a>,
        budget: Budget,
        most: usize,
        answered: &'a mut dyn FnMut(usize),
    ) -> Self {
        Self {
            universe,
            budget,
            most,
            asked: 0,
            models: Vec::new(),
            settled: HashSet::new(),
            analysis: Analysis::default(),
            answered,
        }
    }

    /// Asks a family of questions, and keeps what holds if every one of them was answered and nothing speaks against it.
    pub(super) fn family(&mut self, claims: &[Claim], ask: impl FnOnce(&mut Self)) {
        let before = self.progress();
        ask(self);
        let after = self.progress();
        let whole = after.unanswered == before.unanswered && after.defects == before.defects;
        if whole && after.answered > before.answered {
            let holding = claims.iter().filter(|it| it.holds(&self.analysis));
            let established: Vec<String> = holding.map(|it| it.sentence.to_owned()).collect();
            self.analysis.established.extend(established);
        }
    }

    fn progress(&self) -> Progress {
        Progress {
            answered: self.analysis.answered,
            unanswered: self.analysis.unanswered.len(),
            defects: self.analysis.defects.len(),
        }
    }

    /// Gives what came of it, warnings before notes.
    pub(super) fn finish(mut self) -> Analysis {
        let observations = &mut self.analysis.observations;
        observations.sort_by_key(|observation| observation.diagnostic.severity());
        self.analysis
    }

    /// Makes a solver for a family of questions.
    pub(super) fn solver(&self) -> Solver {
        Solver::new(self.budget)
    }

    /// Looks for a request for which all bits hold: `Some(None)` where there is none, `None` where that was not found out;
    /// `question` names it for that case.
    pub(super) fn find(
        &mut self,
        solver: &mut Solver,
        bits: &[Bit],
        question: impl FnOnce() -> String,
    ) -> Option<Option<Model>> {
        if self.asked == self.most {
            self.analysis.unanswered.push(question());
            return None;
        }
        self.asked += 1;
        if let Some(model) = self.among_models(bits) {
            self.count_answer();
            return Some(Some(model));
        }
        match self.universe.ask(solver, bits) {
            Answer::Satisfiable(model) => {
                self.count_answer();
                self.keep(&model);
                Some(Some(model))
            }
            Answer::Unsatisfiable => {
                self.count_answer();
                Some(None)
            }
            Answer::Inconclusive => {
                self.analysis.unanswered.push(question());
                None
            }
        }
    }

    fn count_answer(&mut self) {
        self.analysis.answered += 1;
        (self.answered)(self.analysis.answered);
    }

    /// Asks a question that stands for several, and keeps the model; the caller says with [`Session::count`] what it settled.
    pub(super) fn ask_for_several(&mut self, solver: &mut Solver, bits: &[Bit]) -> Answer {
        let answer = self.universe.ask(solver, bits);
        if let Answer::Satisfiable(model) = &answer {
            self.keep(model);
        }
        answer
    }

    /// Gives the models that were found so far.
    pub(super) fn models(&self) -> &[Model] {
        &self.models
    }

    /// Counts questions that were answered, and names those that were not.
    pub(super) fn count(&mut self, answered: usize, unanswered: Vec<String>) {
        self.analysis.answered += answered;
        self.asked += answered + unanswered.len();
        self.analysis.unanswered.extend(unanswered);
        (self.answered)(self.analysis.answered);
    }

    fn keep(&mut self, model: &Model) {
        if self.models.len() < MOST_MODELS {
            self.models.push(model.clone());
        }
    }

    /// Tells whether some request has what is written for this question alone; afterwards the circuit is as it was, so that it
    /// does not grow with the questions. Each gets a solver of its own: one that has seen the others takes twice as long.
    pub(super) fn find_apart(
        &mut self,
        write: impl FnOnce(&mut Universe<'a>) -> Vec<Bit>,
        question: impl FnOnce() -> String,
    ) -> Option<bool> {
        let size = self.universe.encoder.circuit.size();
        let bits = write(&mut self.universe);
        let mut solver = self.solver();
        let found = self.find(&mut solver, &bits, question);
        self.universe.encoder.circuit.truncate(size);
        self.models
            .iter_mut()
            .for_each(|model| model.truncate(size));
        found.map(|found| found.is_some())
    }

    fn among_models(&self, bits: &[Bit]) -> Option<Model> {
        let circuit = &self.universe.encoder.circuit;
        let holds = |model: &&Model| model.holds_in(circuit, bits);
        self.models.iter().find(holds).cloned()
    }

    /// Finds a smallest part of conditions that exclude each other, by position; `None` where they do not, or the budget ran out.
    pub(super) fn core(&mut self, bits: &[Bit]) -> Option<Vec<usize>> {
        let core = self.solver().core(&self.universe.encoder.circuit, bits)?;
        let at = |bit: &Bit| bits.iter().position(|other| other == bit);
        Some(core.iter().filter_map(at).collect())
    }

    /// Makes the request of a model small while it shows something, and says what it shows; `None` where the interpreter does not
    /// confirm what the solver found: then one of the two is wrong, nothing is claimed, and the defect is kept.
    pub(super) fn witness(
        &mut self,
        model: &Model,
        shows: impl Into<String>,
        effect: impl Fn(&Inspection<'_>) -> bool,
    ) -> Option<Witness> {
        let program = self.universe.program;
        let request = self.universe.request(model);
        self.witness_of(request, shows, |facts| {
            effect(&Inspection::new(program, facts))
        })
    }

    /// The same for a request and an effect on it.
    pub(super) fn witness_of(
        &mut self,
        request: Facts,
        shows: impl Into<String>,
        effect: impl Fn(&Facts) -> bool,
    ) -> Option<Witness> {
        let shows = shows.into();
        match witness::smallest(self.universe.program, request, effect) {
            Some(request) => Some(Witness { request, shows }),
            None => {
                self.analysis.defects.push(shows);
                None
            }
        }
    }

    pub(super) fn observe(
        &mut self,
        diagnostic: Diagnostic,
        subject: &str,
        others: Vec<String>,
        witness: Option<Witness>,
    ) {
        self.analysis.observations.push(Observation {
            diagnostic,
            witness,
            subject: subject.to_owned(),
            others,
        });
    }

    pub(super) fn rule_name(&self, rule: RuleId) -> &'a str {
        &self.universe.program.rules[rule.index()].name
    }

    /// Tells whether questions about the parts of a declaration are idle.
    pub(super) fn is_settled(&self, citer: Citer) -> bool {
        self.settled.contains(&citer)
    }
}
