//! Why a row cannot be judged: the column and the fact are named, the value never.

use pol_parser::Diagnostic;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The code of its page, where it has one: `E0703`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The column, where one is at fault.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// The fact or the record, where one is at fault; in a request document, the JSON pointer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fact: Option<String>,
    /// What is wrong.
    pub message: String,
}

impl Problem {
    /// A row that holds no cells.
    pub(crate) fn of_row(message: impl Into<String>) -> Self {
        Self {
            code: None,
            column: None,
            fact: None,
            message: message.into(),
        }
    }

    /// A cell that cannot be read as a fact: the first thing that is wrong with it.
    pub(crate) fn of_cell(column: &str, fact: &str, found: Vec<Diagnostic>) -> Self {
        Self {
            column: Some(column.to_owned()),
            fact: Some(fact.to_owned()),
            ..Self::of(found)
        }
    }

    /// A request that cannot be read: the first thing that is wrong with it.
    pub(crate) fn of(found: Vec<Diagnostic>) -> Self {
        let Some(first) = found.into_iter().next() else {
            return Self::of_row("it cannot be read");
        };
        let message = match &first.help {
            Some(help) => format!("{}; {help}", first.message),
            None => first.message,
        };
        Self {
            code: Some(first.page.code.to_owned()),
            column: None,
            fact: first.pointer,
            message,
        }
    }
}

/// Says it on one line: `E0703 in column CPT (request.code): …`.
impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = self.code.as_deref().map(|code| format!("{code} "));
        formatter.write_str(&code.unwrap_or_default())?;
        match (&self.column, &self.fact) {
            (Some(column), Some(fact)) => write!(formatter, "in column `{column}` ({fact}): ")?,
            (Some(column), None) => write!(formatter, "in column `{column}`: ")?,
            (None, Some(fact)) => write!(formatter, "at {fact}: ")?,
            (None, None) => {}
        }
        formatter.write_str(&self.message)
    }
}
