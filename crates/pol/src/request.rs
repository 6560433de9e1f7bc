//! A request that a policy has read: its facts, for that policy alone.
//! Holds health data, and shows none of it.

use pol_compiler::program::Program;
use pol_interpreter::Facts;
use std::fmt;
use std::sync::Arc;

/// The facts of one request, as one policy reads them.
#[derive(Clone)]
pub struct Request {
    program: Arc<Program>,
    facts: Facts,
}

impl Request {
    pub(crate) fn new(program: Arc<Program>, facts: Facts) -> Self {
        Self { program, facts }
    }

    /// Gives the stated facts as JSON, in the form in which requests are read.
    pub fn to_json(&self) -> serde_json::Value {
        pol_interpreter::write_request(&self.program, &self.facts)
    }

    /// Gives the stated facts.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// Gives the facts to the policy that read them.
    pub(crate) fn facts_of(&self, program: &Arc<Program>) -> &Facts {
        assert!(
            Arc::ptr_eq(&self.program, program),
            "a request is judged by the policy that read it"
        );
        &self.facts
    }
}

/// Shows of which policy it is, and no value.
impl fmt::Debug for Request {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Request")
            .field("policy", &self.program.policy.name)
            .finish_non_exhaustive()
    }
}
