//! An interview: asks for the missing facts one at a time, in the order that is expected to take the fewest questions.
//! A program and the facts that are there already in; questions out and answers in; the facts so far at any time.

mod next;
mod question;
mod sides;
#[cfg(test)]
mod tests;

pub use question::{AnswerChoice, AnswerForm, Lead, Question};

use crate::facts::Facts;
use crate::request::read_request;
use pol_compiler::program::{FactId, FactValue, Program};
use pol_parser::Diagnostic;
use serde_json::value::RawValue;
use std::sync::Arc;

/// An interview about one request. It holds health data, and shows none of it.
#[derive(Clone)]
pub struct Interview {
    program: Arc<Program>,
    facts: Facts,
    /// What nobody knows: it is not asked for again.
    skipped: Vec<FactId>,
    /// What each step changed, the last one at the end.
    steps: Vec<Step>,
}

/// One fact as it was before a step.
#[derive(Clone)]
struct Step {
    fact: FactId,
    stated: Option<FactValue>,
    skipped: bool,
}

impl Interview {
    /// Begins with the facts that are there already.
    pub fn new(program: Arc<Program>, facts: Facts) -> Self {
        Self {
            program,
            facts,
            skipped: Vec::new(),
            steps: Vec::new(),
        }
    }

    /// Gives the question to ask next; `None` where the request is decided, or only skipped facts are missing.
    pub fn next_question(&self) -> Option<Question> {
        let fact = next::fact(&self.program, &self.facts, &self.skipped)?;
        Some(question::question(&self.program, &self.facts, fact))
    }

    /// Takes an answer: the path of a fact, and its value as the JSON text that would stand in a request.
    /// A fact need not have been asked for, and an earlier answer is replaced; `null` is as good as not knowing.
    ///
    /// # Errors
    /// Gives what is wrong with the answer, as it would be told of a request, and takes nothing.
    pub fn answer(&mut self, fact: &str, json: &str) -> Result<(), Vec<Diagnostic>> {
        let answered = read_request(&self.program, &self.request_of(fact, json))?;
        if let Some(id) = self.fact(fact) {
            self.step(id, answered.get(id).cloned());
        }
        Ok(())
    }

    /// Notes that nobody knows a fact: it is not asked for again, and the interview goes on around it.
    /// Tells whether there is such a fact.
    pub fn dont_know(&mut self, fact: &str) -> bool {
        let found = self.fact(fact);
        found.into_iter().for_each(|id| self.step(id, None));
        found.is_some()
    }

    /// Takes the last answer back, or the last that is not known; gives the fact, or `None` at the beginning.
    pub fn undo(&mut self) -> Option<&str> {
        let step = self.steps.pop()?;
        self.skipped.retain(|&skipped| skipped != step.fact);
        if step.skipped {
            self.skipped.push(step.fact);
        }
        match step.stated {
            Some(value) => self.facts.state(step.fact, value),
            None => self.facts.withhold(step.fact),
        }
        Some(&self.program.facts[step.fact.index()].path)
    }

    /// Gives the facts so far.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// Counts the answers, and the facts that nobody knew.
    pub fn steps(&self) -> usize {
        self.steps.len()
    }

    /// Writes the request that states this one fact; a text that is no single JSON value stands alone, and is told to be none.
    fn request_of(&self, fact: &str, json: &str) -> String {
        if serde_json::from_str::<&RawValue>(json).is_err() {
            return json.to_owned();
        }
        let (group, name) = fact.split_once('.').unwrap_or((fact, fact));
        let key = |name: &str| serde_json::Value::from(name).to_string();
        format!("{{{}: {{{}: {json}}}}}", key(group), key(name))
    }

    fn fact(&self, path: &str) -> Option<FactId> {
        let mut facts = self.program.stated_facts();
        facts.find(|fact| self.program.facts[fact.index()].path == path)
    }

    fn step(&mut self, fact: FactId, value: Option<FactValue>) {
        self.steps.push(Step {
            fact,
            stated: self.facts.get(fact).cloned(),
            skipped: self.skipped.contains(&fact),
        });
        self.skipped.retain(|&skipped| skipped != fact);
        match value {
            Some(value) => self.facts.state(fact, value),
            None => self.skipped.push(fact),
        }
    }
}

/// Shows how far it is, and no value.
impl std::fmt::Debug for Interview {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Interview")
            .field("policy", &self.program.policy.name)
            .field("steps", &self.steps.len())
            .finish_non_exhaustive()
    }
}
