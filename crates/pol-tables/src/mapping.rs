//! What the columns of a table mean to a policy: a mapping file, in TOML. Text in; a mapping, or everything that is wrong with the text.
//! Knows no policy and no table; `plan` puts the three together.

mod error;
mod read;

pub(crate) use error::NOWHERE;
pub use error::{MappingError, MappingErrors};

use std::ops::Range;

/// The meaning of a table's columns.
#[derive(Clone, Debug, Default)]
pub struct Mapping {
    /// The text that it was read from, for the places of errors.
    pub(crate) text: String,
    /// The columns that are carried through.
    pub(crate) ids: Vec<Placed<String>>,
    /// Whether columns that mean nothing are an error; where nothing is said, they are unless facts are named.
    pub(crate) unmapped: Option<Placed<Unmapped>>,
    /// What stands between the cells of a CSV file.
    pub(crate) delimiter: Option<u8>,
    /// Where facts come from.
    pub(crate) facts: Vec<MappedFact>,
    /// Where the rows of records come from: record and column.
    pub(crate) records: Vec<(Placed<String>, Placed<String>)>,
}

/// A value and where it stands in the mapping file.
#[derive(Clone, Debug)]
pub(crate) struct Placed<T> {
    pub(crate) value: T,
    pub(crate) at: Range<usize>,
}

/// What becomes of columns that mean nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unmapped {
    /// They are passed over.
    Ignore,
    /// They are an error.
    Refuse,
}

/// Where a fact comes from.
#[derive(Clone, Debug)]
pub(crate) struct MappedFact {
    /// Its path.
    pub(crate) path: Placed<String>,
    /// A column, or the same value for all.
    pub(crate) from: Origin,
    /// What cells stand for: their text, and a value as a request has it.
    pub(crate) values: Vec<(String, Placed<String>)>,
    /// What cells hold where nothing is stated.
    pub(crate) not_stated: Vec<String>,
    /// How dates are written.
    pub(crate) format: Option<Placed<String>>,
    /// What stands between the members of a set.
    pub(crate) separator: Option<Placed<String>>,
    /// Whether a set may have more members than its column holds.
    pub(crate) open: Option<Range<usize>>,
    /// Of which day the fact is.
    pub(crate) dated: Option<(Placed<String>, Option<Placed<String>>)>,
}

/// What a fact is taken from.
#[derive(Clone, Debug)]
pub(crate) enum Origin {
    /// A column.
    Column(Placed<String>),
    /// A value in JSON, the same for all.
    Constant(Placed<String>),
}

impl Mapping {
    /// Reads the text of a mapping file.
    ///
    /// # Errors
    /// Gives everything that is wrong with the text, each with its place.
    pub fn parse(text: &str) -> Result<Self, MappingErrors> {
        read::read(text)
    }

    /// Carries columns through, as if the mapping file named them after its own.
    pub fn carry(&mut self, columns: impl IntoIterator<Item = String>) {
        let placed = columns
            .into_iter()
            .map(|value| Placed { value, at: NOWHERE });
        self.ids.extend(placed);
    }

    /// Tells whether columns are taken by their own names.
    pub(crate) fn is_by_name(&self) -> bool {
        self.facts.is_empty() && self.records.is_empty()
    }

    /// Tells whether columns that mean nothing are an error.
    pub(crate) fn refuses_unmapped(&self) -> bool {
        let said = self.unmapped.as_ref().map(|it| it.value);
        said.map_or(self.is_by_name(), |said| said == Unmapped::Refuse)
    }
}

impl MappedFact {
    /// A fact that is taken from a column as it stands.
    pub(crate) fn plain(path: Placed<String>, column: Placed<String>) -> Self {
        Self {
            path,
            from: Origin::Column(column),
            values: Vec::new(),
            not_stated: Vec::new(),
            format: None,
            separator: None,
            open: None,
            dated: None,
        }
    }
}
