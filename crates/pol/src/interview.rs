//! An interview about one request: questions one at a time, in the order that is expected to take the fewest of them.
//! A policy and a request in; questions, and a determination at any time, out.

use crate::policy::Policy;
use crate::report::Report;
use crate::request::Request;
use pol_interpreter::{Determination, Question};

/// An interview. It asks for the facts that are missing; what is presumed or cannot matter is not asked for.
#[derive(Clone, Debug)]
pub struct Interview {
    policy: Policy,
    interview: pol_interpreter::Interview,
}

impl Interview {
    pub(crate) fn new(policy: Policy, interview: pol_interpreter::Interview) -> Self {
        Self { policy, interview }
    }

    /// Gives the question to ask next; `None` where the request is decided, or nothing is missing but what nobody knows.
    pub fn next_question(&self) -> Option<Question> {
        self.interview.next_question()
    }

    /// Takes the answer to any question: the path of a fact, and its value as the JSON text that would stand in a request.
    /// An earlier answer is replaced; `null` is as good as [`Interview::dont_know`].
    ///
    /// # Errors
    /// Gives what is wrong with the answer, with its JSON pointer and no value, and takes nothing.
    pub fn answer(&mut self, fact: &str, json: &str) -> Result<(), Report> {
        self.interview
            .answer(fact, json)
            .map_err(Report::of_request)
    }

    /// Notes that nobody knows a fact: it is not asked for again, and the interview goes on around it.
    /// Tells whether the policy has such a fact.
    pub fn dont_know(&mut self, fact: &str) -> bool {
        self.interview.dont_know(fact)
    }

    /// Takes the last answer back, or the last that nobody knew; gives the fact, or `None` at the beginning.
    pub fn undo(&mut self) -> Option<&str> {
        self.interview.undo()
    }

    /// Counts the answers, and the facts that nobody knew.
    pub fn steps(&self) -> usize {
        self.interview.steps()
    }

    /// Gives the request so far; [`Request::to_json`] writes it.
    pub fn request(&self) -> Request {
        self.policy.request_of(self.interview.facts().clone())
    }

    /// Decides the request so far and says why.
    pub fn determination(&self) -> Determination {
        self.policy.explain(&self.request())
    }
}
