//! What is wrong with a mapping: where it stands, what is there, and how to mend it.

use super::Placed;
use std::fmt;
use std::ops::Range;

/// The place of what a mapping file does not name: the table or the call does.
pub(crate) const NOWHERE: Range<usize> = 0..0;

/// One thing that is wrong with a mapping, or with a table that it does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MappingError {
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub help: Option<String>,
    /// Line and column in the mapping file, from 1, in characters; none where the table alone is at fault.
    pub place: Option<(usize, usize)>,
}

impl MappingError {
    /// Places a message in the text of a mapping file.
    pub(crate) fn at(text: &str, at: &Range<usize>, message: impl Into<String>) -> Self {
        let before = text.get(..at.start).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = before.matches('\n').count() + 1;
        let column = before[line_start..].chars().count() + 1;
        Self {
            message: message.into(),
            help: None,
            place: (*at != NOWHERE).then_some((line, column)),
        }
    }

    /// Says what is wrong with a table.
    pub(crate) fn of_table(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            help: None,
            place: None,
        }
    }

    /// Adds how to mend it.
    #[must_use]
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds which name was probably meant.
    #[must_use]
    pub(crate) fn nearest<'a>(
        mut self,
        name: &str,
        among: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let near = pol_parser::nearest(name, among);
        self.help = near
            .map(|near| format!("did you mean `{near}`?"))
            .or(self.help);
        self
    }
}

impl fmt::Display for MappingError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((line, column)) = self.place {
            write!(formatter, "line {line}, column {column}: ")?;
        }
        formatter.write_str(&self.message)?;
        match &self.help {
            Some(help) => write!(formatter, "; {help}"),
            None => Ok(()),
        }
    }
}

/// Everything that is wrong with a mapping.
#[derive(Clone, Debug, Default, PartialEq, Eq, thiserror::Error)]
#[error("{}", lines(.0))]
pub struct MappingErrors(pub Vec<MappingError>);

fn lines(errors: &[MappingError]) -> String {
    let lines: Vec<String> = errors.iter().map(MappingError::to_string).collect();
    lines.join("\n")
}

impl<T> Placed<T> {
    /// Says what is wrong here.
    pub(crate) fn error(&self, text: &str, message: impl Into<String>) -> MappingError {
        MappingError::at(text, &self.at, message)
    }
}
