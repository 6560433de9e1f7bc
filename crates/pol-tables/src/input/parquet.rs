//! Tables in Parquet: parts are runs of rows within a row group; only the columns that are read are decoded.

use super::{BATCH, Batches, Input, Part};
use crate::cell::Cells;
use crate::error::TableError;
use crate::kind::Kind;
use crate::plan::Plan;
use arrow_array::RecordBatch;
use arrow_schema::Schema;
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReaderBuilder,
};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The most rows of a part.
const PART: usize = 131_072;

/// A Parquet file whose footer was read.
pub(crate) struct Source {
    path: PathBuf,
    metadata: ArrowReaderMetadata,
}

impl Source {
    /// Opens a file and reads its footer.
    pub(super) fn open(path: &Path) -> Result<Self, TableError> {
        let file = File::open(path).map_err(TableError::unreadable(path))?;
        let metadata = ArrowReaderMetadata::load(&file, ArrowReaderOptions::new());
        Ok(Self {
            metadata: metadata.map_err(|error| malformed(path, error))?,
            path: path.to_owned(),
        })
    }

    /// Gives the columns.
    pub(super) fn schema(&self) -> &Schema {
        self.metadata.schema()
    }

    /// Begins to read the rows.
    pub(super) fn into_input(self, plan: &Plan) -> impl Input + use<> {
        let mut runs = Vec::new();
        let mut first = 1;
        for (group, metadata) in self.metadata.metadata().row_groups().iter().enumerate() {
            let rows = usize::try_from(metadata.num_rows()).unwrap_or(0);
            for offset in (0..rows).step_by(PART) {
                let rows = PART.min(rows - offset);
                runs.push(Run {
                    group,
                    offset,
                    rows,
                    first,
                });
                first += rows as u64;
            }
        }
        Groups {
            file: Arc::new(self),
            columns: plan.columns.clone().into(),
            rows: first - 1,
            runs,
            next: AtomicUsize::new(0),
        }
    }

    /// Reads a run of rows; their columns stand in the order of these names.
    fn read(&self, run: Run, columns: Arc<[String]>) -> Result<Batches, TableError> {
        let file = File::open(&self.path).map_err(TableError::unreadable(&self.path))?;
        let place = |name: &String| self.schema().index_of(name).ok();
        let roots: Vec<usize> = columns.iter().filter_map(place).collect();
        let mask = ProjectionMask::roots(self.metadata.parquet_schema(), roots);
        let builder =
            ParquetRecordBatchReaderBuilder::new_with_metadata(file, self.metadata.clone())
                .with_row_groups(vec![run.group])
                .with_projection(mask)
                .with_offset(run.offset)
                .with_limit(run.rows)
                .with_batch_size(BATCH);
        let path = self.path.clone();
        let reader = builder.build().map_err(|error| malformed(&path, error))?;
        let batches = reader.map(move |batch| {
            let batch = batch.and_then(|batch| in_order(&batch, &columns));
            let batch: Box<dyn Cells> = Box::new(batch.map_err(|error| malformed(&path, error))?);
            Ok(batch)
        });
        Ok(Box::new(batches))
    }
}

/// Puts the columns of a batch in the order of these names.
pub(crate) fn in_order(
    batch: &RecordBatch,
    columns: &[String],
) -> Result<RecordBatch, arrow_schema::ArrowError> {
    let schema = batch.schema_ref();
    let places: Result<Vec<usize>, _> = columns.iter().map(|name| schema.index_of(name)).collect();
    batch.project(&places?)
}

fn malformed(path: &Path, error: impl std::fmt::Display) -> TableError {
    TableError::Malformed {
        file: path.display().to_string(),
        kind: Kind::Parquet.words(),
        why: error.to_string(),
    }
}

/// A run of rows within a row group.
#[derive(Clone, Copy)]
struct Run {
    group: usize,
    offset: usize,
    rows: usize,
    first: u64,
}

struct Groups {
    file: Arc<Source>,
    columns: Arc<[String]>,
    rows: u64,
    runs: Vec<Run>,
    next: AtomicUsize,
}

impl Input for Groups {
    fn take(&self) -> Result<Option<Part>, TableError> {
        let index = self.next.fetch_add(1, Ordering::Relaxed);
        let part = self.runs.get(index).copied().map(|run| {
            let (file, columns) = (Arc::clone(&self.file), Arc::clone(&self.columns));
            Part {
                index,
                first: run.first,
                weight: run.rows as u64,
                open: Box::new(move || file.read(run, columns)),
            }
        });
        Ok(part)
    }

    fn weight(&self) -> u64 {
        self.rows
    }
}
