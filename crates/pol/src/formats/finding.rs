//! One diagnostic with all that a format may want of it: its page, its place, what else it points at.
//! A report and one of its diagnostics in; values out that stand alone.

use crate::report::{Entry, Report};
use pol_parser::{Diagnostic, Label, Page};

/// One diagnostic of a text, ready to be written in any format.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The page of its code.
    pub page: &'static Page,
    /// What and where.
    pub entry: Entry,
    /// What else it points at, in the same file or another.
    pub related: Vec<Related>,
    /// The line that it stands in, by which it is known again when lines above it come and go.
    pub line_text: String,
    /// What is to be said beside the message: what a request shows, which revision differs.
    pub more: Option<String>,
}

/// A second place of a diagnostic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The line of the end.
    pub end_line: usize,
    /// The column after the last character.
    pub end_column: usize,
    /// What is there.
    pub text: String,
}

impl Finding {
    /// Takes a diagnostic that speaks of the report's text.
    pub fn new(report: &Report, diagnostic: &Diagnostic) -> Self {
        let others = diagnostic.labels.iter().skip(1);
        Self {
            page: diagnostic.page,
            entry: report.entry(diagnostic),
            related: others.map(|label| related(report, label)).collect(),
            line_text: line_text(report, diagnostic),
            more: None,
        }
    }

    /// Says more beside the message.
    #[must_use]
    pub fn with(mut self, more: impl Into<String>) -> Self {
        self.more = Some(more.into());
        self
    }

    /// Gives message, what is said beside it, and the mend, a line each.
    pub(super) fn words(&self) -> String {
        let parts = [
            Some(self.entry.message.as_str()),
            self.more.as_deref(),
            self.entry.help.as_deref(),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join("\n")
    }
}

fn related(report: &Report, label: &Label) -> Related {
    let (source, span) = report.locate(label.span);
    let (start, end) = (source.place(span.start), source.place(span.end));
    Related {
        file: source.name().to_owned(),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        text: label.text.clone(),
    }
}

fn line_text(report: &Report, diagnostic: &Diagnostic) -> String {
    let Some(span) = diagnostic.span() else {
        return String::new();
    };
    let (source, span) = report.locate(span);
    let line = source.line(source.boundary(span.start));
    let text = source
        .text()
        .get(source.start(line)..source.start(line + 1));
    text.unwrap_or_default().trim().to_owned()
}
