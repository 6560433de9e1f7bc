//! One cell of a table, whatever the table is kept in. Holds health data; never shown.

use arrow_array::ArrayRef;
use jiff::civil::Date;
use std::borrow::Cow;

/// What a cell holds.
#[derive(Clone, PartialEq)]
pub(crate) enum Cell<'a> {
    /// Nothing is stated.
    Nothing,
    /// Yes or no.
    YesNo(bool),
    /// A whole number.
    Whole(i64),
    /// Another number, by its digits as JSON has them.
    Number(String),
    /// A text.
    Text(Cow<'a, str>),
    /// A day.
    Day(Date),
    /// A list or an object, in JSON.
    Json(Cow<'a, str>),
}

impl Cell<'_> {
    /// Gives it as JSON.
    pub(crate) fn to_json(&self) -> String {
        match self {
            Self::Nothing => "null".to_owned(),
            Self::YesNo(holds) => holds.to_string(),
            Self::Whole(number) => number.to_string(),
            Self::Number(digits) => digits.clone(),
            Self::Text(text) => quoted(text),
            Self::Day(day) => quoted(&day.to_string()),
            Self::Json(json) => json.to_string(),
        }
    }

    /// Gives it as a text without quotes; nothing where nothing is stated.
    pub(crate) fn to_text(&self) -> Option<String> {
        match self {
            Self::Nothing => None,
            Self::YesNo(_) | Self::Whole(_) | Self::Number(_) | Self::Json(_) => {
                Some(self.to_json())
            }
            Self::Text(text) => Some(text.to_string()),
            Self::Day(day) => Some(day.to_string()),
        }
    }
}

/// Writes a text in the quotes of JSON.
pub(crate) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Tells whether a text is a number as JSON has them.
pub(crate) fn is_number(text: &str) -> bool {
    let first = text.bytes().next();
    first.is_some_and(|byte| byte == b'-' || byte.is_ascii_digit())
        && serde_json::from_str::<&serde_json::value::RawValue>(text)
            .is_ok_and(|raw| raw.get().len() == text.len())
}

/// Rows of cells. A column is known by the position that the plan gave it.
pub(crate) trait Cells {
    /// Gives the number of rows.
    fn rows(&self) -> usize;
    /// Gives a cell.
    fn cell(&self, row: usize, column: usize) -> Cell<'_>;
    /// Gives why a row has no cells, where that is so.
    fn broken(&self, _row: usize) -> Option<&str> {
        None
    }
    /// Gives the request that a row is, where it is a whole one.
    fn document(&self, _row: usize) -> Option<&str> {
        None
    }
    /// Gives a column as an array, where it is kept as one.
    fn array(&self, _column: usize) -> Option<ArrayRef> {
        None
    }
}
