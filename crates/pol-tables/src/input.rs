//! Tables in: files of each kind as parts of rows, which threads take one after the other.
//! Where a part begins depends on the file alone, never on who takes it.

mod bounded;
mod csv;
mod ndjson;
mod parquet;

use crate::cell::Cells;
use crate::error::TableError;
use crate::kind::Kind;
use crate::mapping::Mapping;
use crate::plan::{Header, Plan};
use std::path::Path;

/// The most rows that are judged at a time.
pub(crate) const BATCH: usize = 2_048;

/// The most rows of a part of a text file; they are held as texts by the thread that judges them.
const TEXT_PART: usize = 16_384;

/// The longest row of a text file, in bytes.
const LONGEST: u64 = 16 * 1024 * 1024;

/// Rows that are judged at a time, in their order.
pub(crate) type Batches = Box<dyn Iterator<Item = Result<Box<dyn Cells>, TableError>>>;

/// A run of rows that one thread judges.
pub(crate) struct Part {
    /// Its position among the parts.
    pub(crate) index: usize,
    /// The number of its first row, from 1.
    pub(crate) first: u64,
    /// How much of the whole it is.
    pub(crate) weight: u64,
    /// Begins to read it.
    pub(crate) open: Box<dyn FnOnce() -> Result<Batches, TableError> + Send>,
}

/// Gives the parts of a table, each to one who asks.
pub(crate) trait Input: Sync {
    /// Gives the next part.
    fn take(&self) -> Result<Option<Part>, TableError>;
    /// Gives what the weights of all parts come to.
    fn weight(&self) -> u64;
}

/// A file that was opened, of which no row was read.
pub(crate) enum Source {
    Parquet(parquet::Source),
    Csv(csv::Source),
    Ndjson(ndjson::Source),
}

impl Source {
    /// Opens a file.
    pub(crate) fn open(path: &Path, kind: Kind, mapping: &Mapping) -> Result<Self, TableError> {
        Ok(match kind {
            Kind::Parquet => Self::Parquet(parquet::Source::open(path)?),
            Kind::Csv => Self::Csv(csv::Source::open(path, mapping.delimiter)?),
            Kind::Ndjson => Self::Ndjson(ndjson::Source::open(path)?),
        })
    }

    /// Tells what is known of its columns.
    pub(crate) fn header(&self) -> Header<'_> {
        match self {
            Self::Parquet(source) => Header::Arrow(source.schema()),
            Self::Csv(source) => Header::Texts(source.names()),
            Self::Ndjson(_) => Header::Open,
        }
    }

    /// Begins to read its rows.
    pub(crate) fn into_input(self, plan: &Plan) -> Box<dyn Input> {
        match self {
            Self::Parquet(source) => Box::new(source.into_input(plan)),
            Self::Csv(source) => Box::new(source.into_input(plan)),
            Self::Ndjson(source) => Box::new(source.into_input(plan)),
        }
    }
}
