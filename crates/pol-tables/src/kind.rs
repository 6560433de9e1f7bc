//! The kinds of files that tables are kept in, told by the ends of their names.

use crate::error::TableError;
use std::path::Path;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Apache Parquet: columns with types, in row groups.
    Parquet,
    /// Texts between commas, with a header.
    Csv,
    /// One JSON object a line.
    Ndjson,
}

impl Kind {
    /// Tells the kind by the end of a file's name.
    ///
    /// # Errors
    /// If the name ends in none that is known.
    pub fn of(path: &Path) -> Result<Self, TableError> {
        let end = path.extension().and_then(|end| end.to_str());
        let end = end.map(str::to_ascii_lowercase);
        match end.as_deref() {
            Some("parquet" | "pq") => Ok(Self::Parquet),
            Some("csv") => Ok(Self::Csv),
            Some("ndjson" | "jsonl") => Ok(Self::Ndjson),
            Some(_) | None => Err(TableError::NoKind(path.display().to_string())),
        }
    }

    /// Names it.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Parquet => "Parquet",
            Self::Csv => "CSV",
            Self::Ndjson => "NDJSON",
        }
    }
}
