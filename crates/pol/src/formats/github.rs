//! GitHub's annotations: workflow commands that put a message beside a line of a pull request.
//! Findings or results of tests in; one `::error …::…` a line out, escaped as the runner undoes it.

use super::finding::Finding;
use crate::example::ExampleResult;
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
