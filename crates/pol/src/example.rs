//! The examples of a policy, run: what each expected and what came out instead.
//! Takes a policy; gives one result an example.

use crate::policy::Policy;
use crate::source::Place;
use pol_compiler::program::Example;
use pol_interpreter::Mismatch;
use serde::Serialize;

/// What became of one example.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ExampleResult {
    /// The example's name.
    pub name: String,
    /// What it shows.
    pub title: String,
    /// Where it stands.
    pub place: Place,
    /// Where it came out differently; empty where it holds.
    pub differences: Vec<Difference>,
}

/// One expectation that did not come true, in the author's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// Where the expectation stands.
    pub place: Place,
    /// What was expected.
    pub expected: String,
    /// What came out.
    pub actual: String,
}

impl ExampleResult {
    /// Tells whether everything came out as expected.
    pub fn holds(&self) -> bool {
        self.differences.is_empty()
    }
}

/// Runs one example of a policy.
pub(crate) fn run(policy: &Policy, example: &Example) -> ExampleResult {
    let place = |start| policy.source().place(start);
    let difference = |mismatch: Mismatch| Difference {
        place: place(mismatch.span.start),
        expected: mismatch.expected,
        actual: mismatch.actual,
    };
    ExampleResult {
        name: example.name.clone(),
        title: example.title.clone(),
        place: place(example.span.start),
        differences: pol_interpreter::check_example(policy.program(), example)
            .into_iter()
            .map(difference)
            .collect(),
    }
}
