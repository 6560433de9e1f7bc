//! JUnit's XML, which CI servers read: one suite a policy, one case an example.
//! Results in; a document out. Times are those that the caller took, if any.

use crate::example::ExampleResult;
use crate::mutation::{MutationReport, Slip, SlipFate};
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};
use std::time::Duration;

/// The tests of one policy.
#[derive(Clone, Debug)]
pub struct Suite {
    /// The name of the policy's file.
    pub name: String,
    /// What became of its tests.
    pub results: Vec<ExampleResult>,
    /// Why the policy could not be tested, if so.
    pub unusable: Option<String>,
    /// How long they took, if somebody looked at a clock.
    pub time: Option<Duration>,
}

/// Writes suites as one document.
///
/// # Panics
/// Never: the document is written into memory, and all names in it are text.
pub fn junit(suites: &[Suite]) -> String {
    let mut report = Report::new("pol");
    report.add_test_suites(suites.iter().map(suite));
    if let Some(time) = suites.iter().map(|suite| suite.time).sum() {
        report.set_time(time);
    }
    report.to_string().expect("memory can be written") + "\n"
}

/// Writes the slips in a policy as one suite: one that nothing notices fails, one that is proven to change nothing or was not judged
/// is skipped.
///
/// # Panics
/// Never: the document is written into memory, and all names in it are text.
pub fn junit_slips(name: &str, report: &MutationReport) -> String {
    let mut suite = TestSuite::new(name);
    suite.add_test_cases(report.slips.iter().map(|slip| of_slip(name, slip)));
    let mut written = Report::new("pol mutate");
    written.add_test_suite(suite);
    written.to_string().expect("memory can be written") + "\n"
}

fn of_slip(name: &str, slip: &Slip) -> TestCase {
    let name = slip.place.file.as_deref().unwrap_or(name);
    let skipped = |why: &str| {
        let mut status = TestCaseStatus::skipped();
        status.set_message(why);
        status
    };
    let status = match slip.fate {
        SlipFate::Noticed => TestCaseStatus::success(),
        SlipFate::Equivalent => skipped("proven to change nothing"),
        SlipFate::NotJudged => skipped("not judged within the budget"),
        SlipFate::Survived => {
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
            let example = slip.shown.as_ref().map(|it| it.example.as_str());
            status
                .set_message("no example would notice")
                .set_description(format!(
                    "{name}:{}\n{}",
                    slip.place.place.line,
                    example.unwrap_or_default()
                ));
            status
        }
    };
    let mut case = TestCase::new(format!("if {}", slip.slip), status);
    case.set_classname(slip.kind);
    case.extra.insert("file".into(), name.into());
    let line = slip.place.place.line.to_string();
    case.extra.insert("line".into(), line.as_str().into());
    case
}

fn suite(suite: &Suite) -> TestSuite {
    let mut written = TestSuite::new(suite.name.as_str());
    if let Some(why) = &suite.unusable {
        let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
        status
            .set_message("the policy cannot be used")
            .set_description(why.as_str());
        written.add_test_case(TestCase::new("load", status));
    }
    written.add_test_cases(suite.results.iter().map(|result| case(&suite.name, result)));
    if let Some(time) = suite.time {
        written.set_time(time);
    }
    written
}

fn case(suite: &str, result: &ExampleResult) -> TestCase {
    let mut case = TestCase::new(result.name.as_str(), status(result));
    case.set_classname(suite);
    case.extra
        .insert("file".into(), result.file.as_str().into());
    let line = result.place.line.to_string();
    case.extra.insert("line".into(), line.as_str().into());
    case
}

fn status(result: &ExampleResult) -> TestCaseStatus {
    if result.holds() {
        return TestCaseStatus::success();
    }
    let differences = result.differences.iter().map(|it| {
        let line = it.place.line;
        format!(
            "{}:{line}\nexpected {}\nactual   {}",
            result.file, it.expected, it.actual
        )
    });
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
    status
        .set_message(result.title.as_str())
        .set_description(differences.collect::<Vec<_>>().join("\n\n"));
    status
}
