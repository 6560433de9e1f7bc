//! What is wrong with a `pol.toml`: its place, what is there, and what was probably meant.

use std::ops::Range;

/// The first thing that is wrong with a `pol.toml`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {message}{}", meant(.nearest.as_deref()))]
pub struct OptionsError {
    /// What is wrong.
    pub message: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What was probably meant.
    pub nearest: Option<String>,
}

fn meant(nearest: Option<&str>) -> String {
    nearest.map_or_else(String::new, |nearest| {
        format!("; did you mean `{nearest}`?")
    })
}

impl OptionsError {
    /// Places a message in the text.
    pub(super) fn new(text: &str, at: &Range<usize>, message: String) -> Self {
        let before = text.get(..at.start).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Self {
            message,
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            nearest: None,
        }
    }

    /// Adds what was probably meant.
    pub(super) fn nearest<'a>(
        mut self,
        name: &str,
        among: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        self.nearest = pol_parser::nearest(name, among).map(str::to_owned);
        self
    }
}
