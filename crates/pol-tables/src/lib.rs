//! Tables of requests judged by a policy: Parquet, CSV, NDJSON or Arrow record batches in, determinations out, a row for each row.
//! A mapping says what the columns mean, and is checked against the policy and the table before the first row is read.

mod kind;
mod mapping;

// How rows are read out.
mod arrow;
mod cell;
mod plan;
mod problem;
mod reader;

// What becomes of them.
mod judge;
mod output;
mod summary;

// Batches in memory.
mod batch;

// Files.
mod input;
mod parts;
mod run;
mod sink;

// What a run came to, to look at.
mod chart;
mod page;

mod error;

pub use batch::BatchJudge;
pub use chart::chart;
pub use error::TableError;
pub use kind::Kind;
pub use mapping::{Mapping, MappingError, MappingErrors};
pub use output::Columns;
pub use page::{Heading, page};
pub use problem::Problem;
pub use run::{Finished, Job, Tick, run};
pub use summary::{Amounts, Problems, Summary};
