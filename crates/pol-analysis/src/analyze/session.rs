//! What the questions share: the universe of a program, models found so far, and what was observed.
//! A question is first tried on the models found so far, then put to the solver of its family.

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

/// A round of questions to one program.
pub(super) struct Session<'a> {
    pub(super) universe: Universe<'a>,
    budget: Budget,
    models: Vec<Model>,
    /// Declarations of which something was observed that makes questions about their parts idle.
    pub(super) settled: HashSet<Citer>,
    analysis: Analysis,
}

impl<'a> Session<'a> {
    pub(super) fn new(universe: Universe<'a>, budget: Budget) -> Self {
        Self {
            universe,
            budget,
            models: Vec::new(),
            settled: HashSet::new(),
            analysis: Analysis::default(),
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
        if let Some(model) = self.among_models(bits) {
            self.analysis.answered += 1;
            return Some(Some(model));
        }
        match self.universe.ask(solver, bits) {
            Answer::Satisfiable(model) => {
                self.analysis.answered += 1;
                self.keep(&model);
                Some(Some(model))
            }
            Answer::Unsatisfiable => {
                self.analysis.answered += 1;
                Some(None)
            }
            Answer::Inconclusive => {
                self.analysis.unanswered.push(question());
                None
            }
        }
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
        self.analysis.unanswered.extend(unanswered);
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

    /// Makes the request of a model small while it shows something, and says what it shows.
    ///
    /// # Panics
    /// If the interpreter does not confirm what the solver found: then one of the two is wrong, and nothing may be claimed.
    pub(super) fn witness(
        &self,
        model: &Model,
        shows: impl Into<String>,
        effect: impl Fn(&Inspection<'_>) -> bool,
    ) -> Witness {
        let program = self.universe.program;
        let request = self.universe.request(model);
        self.witness_of(request, shows, |facts| {
            effect(&Inspection::new(program, facts))
        })
    }

    /// The same for a request and an effect on it.
    ///
    /// # Panics
    /// As [`Session::witness`].
    pub(super) fn witness_of(
        &self,
        request: Facts,
        shows: impl Into<String>,
        effect: impl Fn(&Facts) -> bool,
    ) -> Witness {
        let request = witness::smallest(self.universe.program, request, effect);
        Witness {
            request: request.expect("the interpreter confirms what the solver finds"),
            shows: shows.into(),
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
