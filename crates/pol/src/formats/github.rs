//! GitHub's annotations: workflow commands that put a message beside a line of a pull request.
//! Findings or results of tests in; one `::error …::…` a line out, escaped as the runner undoes it.

use super::finding::Finding;
use crate::example::ExampleResult;
use crate::report::Entry;
use crate::review::{Gate, GateKind, GateState, Review};
use crate::source::TextPlace;
use pol_parser::Severity;
use std::fmt::Write as _;

/// Writes findings as annotations, one a line.
pub fn github(findings: &[Finding]) -> String {
    findings.iter().map(finding).collect()
}

/// Writes the tests that failed as annotations, one an expectation; those that hold say nothing.
pub fn github_tests(results: &[ExampleResult]) -> String {
    results.iter().flat_map(failures).collect()
}

/// Writes what stops a revision as annotations: errors and warnings, examples that come out otherwise, what the analysis newly tells,
/// what no example protects, and what the log should say.
pub fn github_review(review: &Review) -> String {
    let gates = review
        .gates
        .iter()
        .filter(|it| it.state == GateState::Stops);
    let gates = gates.map(|gate| of_gate(review, gate));
    gates.collect()
}

fn of_gate(review: &Review, gate: &Gate) -> String {
    let of = |severity: &'static str| {
        review
            .problems
            .iter()
            .filter(move |it| it.severity == severity)
    };
    let protection = review.protection.as_ref();
    match gate.gate {
        GateKind::Errors => of("error").map(entry).collect(),
        GateKind::Warnings => of("warning").map(entry).collect(),
        GateKind::Examples => github_tests(&review.failed),
        GateKind::Analysis => review
            .observed
            .iter()
            .map(|it| finding(&it.finding()))
            .collect(),
        GateKind::Log | GateKind::Layout => whole(review, gate),
        GateKind::Coverage => {
            let unshown = protection.into_iter().flat_map(|it| &it.unshown);
            let unshown = unshown.map(|it| {
                let message = format!(
                    "no example shows {} {}",
                    it.condition,
                    it.unshown.join(", or ")
                );
                at(review, &it.place, "not shown", message)
            });
            unshown.collect()
        }
        GateKind::Slips => {
            let unnoticed = protection.into_iter().flat_map(|it| &it.unnoticed);
            let unnoticed = unnoticed.map(|it| {
                let message = format!("no example would notice if {}", it.slip);
                at(review, &it.place, "not noticed", message)
            });
            unnoticed.collect()
        }
    }
}

fn entry(entry: &Entry) -> String {
    Annotation {
        level: entry.severity,
        file: &entry.file,
        start: entry.line.zip(entry.column),
        end: entry.end_line.zip(entry.end_column),
        title: entry.code,
        message: entry.message.clone(),
    }
    .line()
}

fn whole(review: &Review, gate: &Gate) -> String {
    let details = gate.details.iter().map(|it| format!("\n{it}"));
    Annotation {
        level: "error",
        file: &review.file,
        start: None,
        end: None,
        title: gate.gate.name(),
        message: gate.says.clone() + &details.collect::<String>(),
    }
    .line()
}

fn at(review: &Review, place: &TextPlace, title: &str, message: String) -> String {
    Annotation {
        level: "error",
        file: place.file.as_deref().unwrap_or(&review.file),
        start: Some((place.place.line, place.place.column)),
        end: None,
        title,
        message,
    }
    .line()
}

fn finding(finding: &Finding) -> String {
    let entry = &finding.entry;
    let place = entry.pointer.as_ref().map(|at| format!("at {at}: "));
    Annotation {
        level: level(finding.page.severity),
        file: &entry.file,
        start: entry.line.zip(entry.column),
        end: entry.end_line.zip(entry.end_column),
        title: finding.page.code,
        message: place.unwrap_or_default() + &finding.words(),
    }
    .line()
}

fn failures(result: &ExampleResult) -> impl Iterator<Item = String> + '_ {
    result.differences.iter().map(|difference| {
        Annotation {
            level: "error",
            file: &result.file,
            start: Some((difference.place.line, difference.place.column)),
            end: None,
            title: &result.name,
            message: format!(
                "{}\nexpected {}\nactual {}",
                result.title, difference.expected, difference.actual
            ),
        }
        .line()
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    }
}

/// One annotation.
struct Annotation<'a> {
    level: &'static str,
    file: &'a str,
    start: Option<(usize, usize)>,
    end: Option<(usize, usize)>,
    title: &'a str,
    message: String,
}

impl Annotation<'_> {
    fn line(&self) -> String {
        let mut text = format!("::{} file={}", self.level, property(self.file));
        if let Some((line, column)) = self.start {
            let _ = write!(text, ",line={line},col={column}");
        }
        if let Some((line, column)) = self.end {
            let _ = write!(text, ",endLine={line},endColumn={column}");
        }
        let _ = writeln!(
            text,
            ",title={}::{}",
            property(self.title),
            data(&self.message)
        );
        text
    }
}

/// Escapes a message.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Escapes a property: a comma would end it, a colon the command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn what_would_end_a_message_is_escaped() {
        assert_eq!(data("50%\r\na: b, c"), "50%25%0D%0Aa: b, c");
    }

    #[test]
    fn what_would_end_a_property_is_escaped_too() {
        assert_eq!(property("C:\\a,b%.pol"), "C%3A\\a%2Cb%25.pol");
    }
}
