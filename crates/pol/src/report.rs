//! What is wrong with a policy or a request: diagnostics with the text they speak of.
//! Goes out as text for people and as JSON for programs; is an error type of its own.

use crate::formats::Finding;
use crate::render::{self, RenderOptions};
use crate::source::{Place, Source};
use pol_parser::{Diagnostic, Fix, Severity, Span};
use serde::Serialize;
use std::sync::Arc;

/// Everything that is wrong with one policy or one request; nothing, where it is empty.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{}", self.summary())]
pub struct Report {
    about: Arc<Source>,
    beside: Arc<[Beside]>,
    diagnostics: Vec<Diagnostic>,
    values: Vec<Option<String>>,
}

/// A file that was read together with the policy: spans run on into it from `start`.
#[derive(Clone, Debug)]
pub(crate) struct Beside {
    /// Where its spans begin.
    pub(crate) start: usize,
    /// Its path, seen from the policy's folder, if the policy uses it; a file of examples is not used.
    pub(crate) path: Option<String>,
    /// Its text.
    pub(crate) source: Source,
}

/// One diagnostic as programs read it; keys in this order, absent rather than null.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// The code, such as `E0201`.
    pub code: &'static str,
    /// `error`, `warning` or `note`.
    pub severity: &'static str,
    /// What is wrong.
    pub message: String,
    /// The edit that mends it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// The name of the policy's or the request's file.
    pub file: String,
    /// The line, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// The column in characters, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
    /// The line of the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_line: Option<usize>,
    /// The column after the last character.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_column: Option<usize>,
    /// Where it is in a request: a JSON pointer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pointer: Option<String>,
    /// The value at the pointer, only where values were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// The edit that needs no judgement, where there is one; `pol check --fix` makes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<EntryFix>,
}

/// An edit: what stands between two places is replaced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EntryFix {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The line of the end.
    pub end_line: usize,
    /// The column after the last character.
    pub end_column: usize,
    /// What stands there instead.
    pub replacement: String,
}

impl Report {
    /// Puts the diagnostics of a text in the order of their places.
    pub(crate) fn new(source: Arc<Source>, diagnostics: Vec<Diagnostic>) -> Self {
        Self::of_files(source, Arc::default(), diagnostics)
    }

    /// Does so with the diagnostics of a text and of the files beside it, which are in the order of their starts.
    pub(crate) fn of_files(
        source: Arc<Source>,
        beside: Arc<[Beside]>,
        mut diagnostics: Vec<Diagnostic>,
    ) -> Self {
        diagnostics.sort_by_key(|diagnostic| diagnostic.span().map(|span| span.start));
        Self {
            about: source,
            beside,
            diagnostics,
            values: Vec::new(),
        }
    }

    /// Takes the diagnostics of a request, whose text is health data and is not kept.
    pub(crate) fn of_request(diagnostics: Vec<Diagnostic>) -> Self {
        Self {
            about: Arc::new(Source::new("request", "")),
            beside: Arc::default(),
            diagnostics,
            values: Vec::new(),
        }
    }

    /// Adds diagnostics of the same text.
    #[must_use]
    pub(crate) fn and(self, more: impl IntoIterator<Item = Diagnostic>) -> Self {
        let mut diagnostics = self.diagnostics;
        diagnostics.extend(more);
        Self::of_files(self.about, self.beside, diagnostics)
    }

    /// Makes a report with other diagnostics of the same texts.
    pub(crate) fn alike(&self, diagnostics: Vec<Diagnostic>) -> Self {
        Self::of_files(
            Arc::clone(&self.about),
            Arc::clone(&self.beside),
            diagnostics,
        )
    }

    /// Gives the texts: that of the policy or request, and those of the files beside it.
    pub(crate) fn sources(&self) -> impl Iterator<Item = &Source> {
        let beside = self.beside.iter().map(|beside| &beside.source);
        std::iter::once(&*self.about).chain(beside)
    }

    /// Gives the texts of the files that the policy uses, each with its path.
    pub(crate) fn used(&self) -> impl Iterator<Item = (&str, &Source)> {
        let beside = self.beside.iter();
        beside.filter_map(|it| Some((it.path.as_deref()?, &it.source)))
    }

    /// Gives the position among these of the text that a span lies in, and the span in that text.
    pub(crate) fn text_of(&self, span: Span) -> (usize, Span) {
        let position = self.beside.partition_point(|it| it.start <= span.start);
        let before = position.checked_sub(1).and_then(|at| self.beside.get(at));
        let start = before.map_or(0, |beside| beside.start);
        (
            position,
            Span::new(span.start - start, span.end.saturating_sub(start)),
        )
    }

    /// Gives the text that a span lies in, and the span in that text.
    pub(crate) fn locate(&self, span: Span) -> (&Source, Span) {
        let (position, span) = self.text_of(span);
        (self.sources().nth(position).unwrap_or(&self.about), span)
    }

    /// Names the file that the report speaks of.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        Arc::make_mut(&mut self.about).rename(name);
        self
    }

    /// Adds to each diagnostic of a request the value that it speaks of, from the request's text.
    /// Such a report holds health data.
    #[must_use]
    pub fn with_values(mut self, json: &str) -> Self {
        let request = serde_json::from_str(json).unwrap_or(serde_json::Value::Null);
        let value = |diagnostic: &Diagnostic| value_at(&request, diagnostic.pointer.as_deref()?);
        self.values = self.diagnostics.iter().map(value).collect();
        self
    }

    /// Takes what is wrong with a text that another report speaks of already.
    pub(crate) fn beside(other: &Self, diagnostics: Vec<Diagnostic>) -> Self {
        Self::new(Arc::clone(&other.about), diagnostics)
    }

    /// Gives the text that the report speaks of.
    pub fn source(&self) -> &Source {
        &self.about
    }

    /// Gives the diagnostics in the order of their places.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Gives the value that a diagnostic of a request speaks of, where values were asked for.
    pub(crate) fn value(&self, position: usize) -> Option<&str> {
        self.values.get(position)?.as_deref()
    }

    /// Tells whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// Tells whether the policy or request cannot be used.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// Counts the diagnostics of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.severity() == severity)
            .count()
    }

    /// Says how much is wrong, in one line: `2 errors and 1 warning in mng084.pol`.
    pub fn summary(&self) -> String {
        let counts = [
            (self.count(Severity::Error), "error"),
            (self.count(Severity::Warning), "warning"),
            (self.count(Severity::Note), "note"),
        ];
        let counted = counts.iter().filter(|(count, _)| *count > 0);
        let words: Vec<_> = counted
            .map(|(count, word)| render::counted(*count, word))
            .collect();
        let words = match words.as_slice() {
            [] => "no errors".into(),
            [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
            words => words.concat(),
        };
        format!("{words} in {}", self.about.name())
    }

    /// Renders the diagnostics for people, with the lines that they speak of.
    pub fn render(&self, options: &RenderOptions) -> String {
        render::report(self, options)
    }

    /// Gives the diagnostics as programs read them.
    pub fn entries(&self) -> Vec<Entry> {
        self.diagnostics
            .iter()
            .enumerate()
            .map(|(position, diagnostic)| Entry {
                value: self.value(position).map(str::to_owned),
                ..self.entry(diagnostic)
            })
            .collect()
    }

    /// Gives the diagnostics as the other formats take them.
    pub fn findings(&self) -> Vec<Finding> {
        let findings = self.diagnostics.iter();
        findings.map(|it| Finding::new(self, it)).collect()
    }

    /// Gives the diagnostics as a JSON array of [`Entry`].
    pub fn to_json(&self) -> serde_json::Value {
        serde_json::to_value(self.entries()).expect("an entry holds texts and numbers only")
    }

    /// Gives a diagnostic of this text as programs read it, without a value.
    pub(crate) fn entry(&self, diagnostic: &Diagnostic) -> Entry {
        let located = diagnostic.span().map(|span| self.locate(span));
        let start: Option<Place> = located.map(|(source, span)| source.place(span.start));
        let end: Option<Place> = located.map(|(source, span)| source.place(span.end));
        let source = located.map_or(&*self.about, |(source, _)| source);
        Entry {
            code: diagnostic.page.code,
            severity: render::severity(diagnostic.severity()),
            message: diagnostic.message.clone(),
            help: diagnostic.help.clone(),
            file: source.name().to_owned(),
            line: start.map(|place| place.line),
            column: start.map(|place| place.column),
            end_line: end.map(|place| place.line),
            end_column: end.map(|place| place.column),
            pointer: diagnostic.pointer.clone(),
            value: None,
            fix: diagnostic.fix.as_deref().map(|fix| self.entry_fix(fix)),
        }
    }

    fn entry_fix(&self, fix: &Fix) -> EntryFix {
        let (source, span) = self.locate(fix.span);
        let (start, end) = (source.place(span.start), source.place(span.end));
        EntryFix {
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            replacement: fix.replacement.clone(),
        }
    }
}

/// The longest value that is shown, in characters.
const LONGEST_VALUE: usize = 200;

fn value_at(request: &serde_json::Value, pointer: &str) -> Option<String> {
    let mut value = request.pointer(pointer)?.to_string();
    if let Some((at, _)) = value.char_indices().nth(LONGEST_VALUE) {
        value.truncate(at);
        value.push('…');
    }
    Some(value)
}
