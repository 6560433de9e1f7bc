//! Why a table cannot be judged. Names files, columns and places; never what a cell holds.

use crate::mapping::MappingErrors;
use crate::problem::Problem;
use std::io;

/// Why a table cannot be judged.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// A file cannot be read.
    #[error("cannot read {file}: {error}")]
    Unreadable {
        /// The file.
        file: String,
        /// Why.
        error: io::Error,
    },
    /// A file cannot be written.
    #[error("cannot write {file}: {error}")]
    Unwritable {
        /// The file.
        file: String,
        /// Why.
        error: io::Error,
    },
    /// A file is not of the kind that it is taken for.
    #[error("{file} cannot be read as {kind}: {why}")]
    Malformed {
        /// The file.
        file: String,
        /// What it should be.
        kind: &'static str,
        /// What is wrong with it.
        why: String,
    },
    /// Nobody said of which kind a file is.
    #[error("of which kind is {0}? A table is named .parquet, .csv or .ndjson (or .jsonl)")]
    NoKind(String),
    /// The mapping does not fit the policy or the table.
    #[error("{0}")]
    Mapping(#[from] MappingErrors),
    /// A row cannot be read, and every one was to be.
    #[error("row {row}: {problem}")]
    Strict {
        /// Its number, from 1.
        row: u64,
        /// What is wrong with it.
        problem: Problem,
    },
    /// An earlier run was not finished.
    #[error(
        "{0} holds the parts of a run that was not finished; go on with it by --resume, or delete the folder"
    )]
    Unfinished(String),
    /// An earlier run was of something else.
    #[error(
        "the run in {folder} cannot be taken up: {what} is another one now; delete the folder to begin anew"
    )]
    Changed {
        /// The folder of its parts.
        folder: String,
        /// What is different.
        what: &'static str,
    },
    /// Another run writes the same file.
    #[error("another run is writing into {0}")]
    Busy(String),
    /// A file changed while it was read.
    #[error("{0} changed while it was read; nothing was written")]
    Moving(String),
    /// A batch is not of the schema that was announced.
    #[error("the batch has other columns than the schema that its judge was made for")]
    OtherSchema,
    /// Input and output are one file.
    #[error("{0} is the table that is read; write the determinations into another file")]
    SameFile(String),
    /// The engine itself is at fault.
    #[error("{0}")]
    Defect(String),
}

impl TableError {
    /// Says that a file cannot be read.
    pub(crate) fn unreadable(file: &std::path::Path) -> impl Fn(io::Error) -> Self {
        let file = file.display().to_string();
        move |error| Self::Unreadable {
            file: file.clone(),
            error,
        }
    }

    /// Says that a file cannot be written.
    pub(crate) fn unwritable(file: &std::path::Path) -> impl Fn(io::Error) -> Self {
        let file = file.display().to_string();
        move |error| Self::Unwritable {
            file: file.clone(),
            error,
        }
    }
}
