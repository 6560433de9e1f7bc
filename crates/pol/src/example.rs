//! The tests of a policy, run: its examples and the cases of files, each with what was expected and what came out instead.
//! Takes a policy and a test; gives its result. Tests may be run from several threads.

use crate::policy::Policy;
use crate::report::Report;
use crate::request::Request;
use crate::source::Place;
use pol_compiler::program::Example;
use pol_interpreter::{Case, Cause, Compared, Facts};
use pol_parser::Span;
use serde::Serialize;

/// What became of one test.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ExampleResult {
    /// The example's name, or the case's id.
    pub name: String,
    /// What it shows.
    pub title: String,
    /// The name of the file that it stands in.
    pub file: String,
    /// Where it stands.
    pub place: Place,
    /// Whether it is a case, whose expectations stand in no policy.
    #[serde(skip)]
    pub is_case: bool,
    /// Where it came out differently; empty where it holds.
    pub differences: Vec<Difference>,
    /// All that it expects, beside what came out; empty where it holds.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub compared: Vec<Compared>,
    /// Why something else came out; empty where it holds.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub causes: Vec<Cause>,
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
    /// Where the expectation stands in the text of its file.
    #[serde(skip)]
    pub span: Span,
    /// The expectation that would come true, as an example states it; empty where there is none to state.
    #[serde(skip)]
    pub accepted: String,
}

impl ExampleResult {
    /// Tells whether everything came out as expected.
    pub fn holds(&self) -> bool {
        self.differences.is_empty()
    }
}

/// An example of a policy, ready to be run.
#[derive(Clone, Copy, Debug)]
pub struct ExampleTest<'a> {
    policy: &'a Policy,
    example: &'a Example,
}

impl<'a> ExampleTest<'a> {
    pub(crate) fn new(policy: &'a Policy, example: &'a Example) -> Self {
        Self { policy, example }
    }

    /// Gives its name.
    pub fn name(&self) -> &'a str {
        &self.example.name
    }

    /// Gives its title.
    pub fn title(&self) -> &'a str {
        &self.example.title
    }

    /// Gives the name of the file that it stands in.
    pub fn file(&self) -> &'a str {
        self.policy.warnings().locate(self.example.span).0.name()
    }

    /// Runs it.
    pub fn run(&self) -> ExampleResult {
        let (program, example) = (self.policy.program(), self.example);
        let holds = pol_interpreter::check_example(program, example).is_empty();
        let result = ExampleResult {
            name: example.name.clone(),
            title: example.title.clone(),
            file: self.file().to_owned(),
            place: self.place(example.span).0,
            is_case: false,
            differences: Vec::new(),
            compared: Vec::new(),
            causes: Vec::new(),
        };
        if holds { result } else { self.failed(result) }
    }

    /// Adds to the result of an example that failed how and why.
    fn failed(&self, result: ExampleResult) -> ExampleResult {
        let (program, example) = (self.policy.program(), self.example);
        let facts = Facts::of_example(program, example);
        let actual = pol_interpreter::explain(program, &facts, self.policy.digest());
        let compared = pol_interpreter::compare_example(program, example, &actual);
        let differing = compared.iter().filter(|(_, it)| it.differs);
        let differences = differing.map(|(span, it)| {
            let (place, span) = self.place(*span);
            difference(it, place, span)
        });
        let differences = differences.collect();
        let compared: Vec<Compared> = compared.into_iter().map(|(_, it)| it).collect();
        ExampleResult {
            differences,
            causes: pol_interpreter::example_causes(program, example, &actual, &compared),
            compared,
            ..result
        }
    }

    fn place(&self, span: Span) -> (Place, Span) {
        let (source, span) = self.policy.warnings().locate(span);
        (source.place(span.start), span)
    }
}

fn difference(compared: &Compared, place: Place, span: Span) -> Difference {
    Difference {
        place,
        expected: compared.expected_words(),
        actual: compared.actual_words(),
        span,
        accepted: compared.accepted.clone(),
    }
}

/// A case of a file of cases, ready to be run.
#[derive(Debug)]
pub struct CaseTest<'a> {
    policy: &'a Policy,
    case: Case,
    request: Request,
    file: String,
    line: usize,
}

/// Why a line of a file of cases cannot be run. Holds no value of the line.
#[derive(Debug, thiserror::Error)]
pub enum CaseError {
    /// It is no case.
    #[error("{file}:{line} {why}")]
    NoCase {
        /// The file.
        file: String,
        /// The line, from 1.
        line: usize,
        /// Why.
        why: String,
    },
    /// Its request is invalid.
    #[error("{}", .0.summary())]
    Invalid(Report),
}

impl<'a> CaseTest<'a> {
    /// Reads a line of a file of cases.
    pub(crate) fn read(
        policy: &'a Policy,
        file: &str,
        line: usize,
        text: &str,
    ) -> Result<Self, CaseError> {
        let case = Case::read(text).map_err(|why| CaseError::NoCase {
            file: file.to_owned(),
            line,
            why,
        })?;
        let named = |report: Report| CaseError::Invalid(report.named(format!("{file}:{line}")));
        let request = policy.request(case.request()).map_err(named)?;
        Ok(Self {
            policy,
            case,
            request,
            file: file.to_owned(),
            line,
        })
    }

    /// Gives its id.
    pub fn name(&self) -> &str {
        &self.case.id
    }

    /// Gives its title.
    pub fn title(&self) -> &str {
        &self.case.title
    }

    /// Gives the name of its file.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Runs it. A result with values holds health data.
    pub fn run(&self, with_values: bool) -> ExampleResult {
        let program = self.policy.program();
        let place = Place {
            line: self.line,
            column: 1,
        };
        let actual = self.policy.explain(&self.request);
        let compared = self.case.compare(program, &actual);
        let differing = compared.iter().filter(|it| it.differs);
        let differences: Vec<Difference> = differing
            .map(|it| difference(it, place, Span::default()))
            .collect();
        let mut result = ExampleResult {
            name: self.case.id.clone(),
            title: self.case.title.clone(),
            file: self.file.clone(),
            place,
            is_case: true,
            differences,
            compared: Vec::new(),
            causes: Vec::new(),
        };
        if !result.holds() {
            let causes = self.case.causes(program, &actual, &compared).into_iter();
            let shown = causes.map(|it| if with_values { it } else { it.without_values() });
            result.causes = shown.collect();
            result.compared = compared;
        }
        result
    }
}
