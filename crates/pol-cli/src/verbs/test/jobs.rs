//! What `pol test` runs of one policy: its examples, those beside it, and the cases of files.
//! A policy and the arguments in; tests that are wanted out, and whether every line was one.

use super::Test;
use crate::files::{self, Lines};
use crate::outcome::Failure;
use crate::terminal::Terminal;
use pol::{CaseError, CaseTest, ExampleResult, ExampleTest, Policy};
use std::path::Path;

/// One test.
pub(super) enum Job<'a> {
    /// An example.
    Example(ExampleTest<'a>),
    /// A case.
    Case(Box<CaseTest<'a>>),
}

impl Job<'_> {
    /// Runs it.
    pub(super) fn run(&self, with_values: bool) -> ExampleResult {
        match self {
            Self::Example(example) => example.run(),
            Self::Case(case) => case.run(with_values),
        }
    }
}

/// The tests of one policy.
pub(super) struct Jobs<'a> {
    /// Those that are wanted, in their order.
    pub(super) wanted: Vec<Job<'a>>,
    /// How many lines of files of cases are no usable cases.
    pub(super) unusable: usize,
}

impl<'a> Jobs<'a> {
    /// Gathers the tests; tells which lines are none.
    pub(super) fn gather(
        arguments: &Test,
        policy: &'a Policy,
        terminal: &mut Terminal,
    ) -> Result<Self, Failure> {
        let examples = policy.examples().into_iter();
        let wanted = examples.filter(|it| arguments.wants(it.name(), it.title(), it.file()));
        let mut jobs = Self {
            wanted: wanted.map(Job::Example).collect(),
            unusable: 0,
        };
        for path in &arguments.cases {
            jobs.read(arguments, policy, path, terminal)?;
        }
        Ok(jobs)
    }

    fn read(
        &mut self,
        arguments: &Test,
        policy: &'a Policy,
        path: &Path,
        terminal: &mut Terminal,
    ) -> Result<(), Failure> {
        let file = files::name(path);
        let mut lines = Lines::open(path)?;
        while let Some(line) = lines.next_line()? {
            match line.text {
                Ok(text) => match policy.case(&file, line.number, &text) {
                    Ok(case) if arguments.wants(case.name(), case.title(), case.file()) => {
                        self.wanted.push(Job::Case(Box::new(case)));
                    }
                    Ok(_) => {}
                    Err(error) => self.refuse(arguments, &error, &text, terminal),
                },
                Err(failure) => {
                    terminal.tell_failure(&failure);
                    self.unusable += 1;
                }
            }
        }
        Ok(())
    }

    fn refuse(&mut self, arguments: &Test, error: &CaseError, line: &str, terminal: &mut Terminal) {
        self.unusable += 1;
        match error {
            CaseError::NoCase { .. } => terminal.tell_failure(&Failure::NoCase(error.to_string())),
            CaseError::Invalid(report) if arguments.show_values => {
                let request = request_of(line);
                let rendered = report
                    .clone()
                    .with_values(&request)
                    .render(&terminal.err_options);
                terminal.tell(&format!("{rendered}\n"));
            }
            CaseError::Invalid(report) => {
                let rendered = report.render(&terminal.err_options);
                terminal.tell(&format!("{rendered}\n"));
            }
        }
    }
}

/// The request of a line that is a case.
fn request_of(line: &str) -> String {
    let line: serde_json::Value = serde_json::from_str(line).unwrap_or_default();
    line.get("request")
        .map(ToString::to_string)
        .unwrap_or_default()
}
