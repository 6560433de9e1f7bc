//! The examples of a policy, run: what each expected and what came out instead.
//! Takes a policy; gives one result an example.

use crate::policy::Policy;
use crate::source::Place;
use pol_compiler::program::{Example, Program};
use pol_interpreter::{Facts, Mismatch};
use pol_parser::Span;
use serde::Serialize;

/// What became of one example.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ExampleResult {
    /// The example's name.
    pub name: String,
    /// What it shows.
    pub title: String,
    /// The name of the file that it stands in.
    pub file: String,
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
    let place = |span: Span| {
        let (source, span) = policy.warnings().locate(span);
        source.place(span.start)
    };
    let difference = |mismatch: Mismatch| Difference {
        place: place(mismatch.span),
        expected: mismatch.expected,
        actual: mismatch.actual,
    };
    ExampleResult {
        name: example.name.clone(),
        title: example.title.clone(),
        file: policy.warnings().locate(example.span).0.name().to_owned(),
        place: place(example.span),
        differences: pol_interpreter::check_example(policy.program(), example)
            .into_iter()
            .map(difference)
            .collect(),
    }
}

/// The facts that an example states.
pub(crate) fn facts(program: &Program, example: &Example) -> Facts {
    let mut facts = Facts::none(program);
    for (fact, value) in &example.given {
        facts.state(*fact, value.clone());
    }
    facts
}
