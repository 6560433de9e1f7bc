//! Tables out: batches of determinations as the parts of a file, and the parts as the file.
//! The same batches give the same bytes.

use crate::arrow::cell;
use crate::cell::{Cell, quoted};
use crate::error::TableError;
use crate::kind::Kind;
use arrow_array::RecordBatch;
use arrow_schema::{DataType, SchemaRef};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::column::writer::ColumnCloseResult;
use parquet::errors::ParquetError;
use parquet::file::metadata::{KeyValue, ParquetMetaDataReader};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What stands between the members of a list in a CSV file.
const BETWEEN: &str = "; ";

/// Writes one part.
pub(crate) enum Sink<W: Write + Send> {
    Parquet(Box<ArrowWriter<W>>),
    Csv(Box<csv::Writer<W>>),
    Ndjson(W),
}

impl<W: Write + Send> Sink<W> {
    /// Begins a part.
    pub(crate) fn new(kind: Kind, schema: &SchemaRef, out: W) -> io::Result<Self> {
        Ok(match kind {
            Kind::Parquet => {
                let writer = ArrowWriter::try_new(out, Arc::clone(schema), Some(properties()));
                Self::Parquet(Box::new(writer.map_err(of_parquet)?))
            }
            Kind::Csv => Self::Csv(Box::new(csv::Writer::from_writer(out))),
            Kind::Ndjson => Self::Ndjson(out),
        })
    }

    /// Adds rows.
    pub(crate) fn write(&mut self, batch: &RecordBatch) -> io::Result<()> {
        match self {
            Self::Parquet(writer) => writer.write(batch).map_err(of_parquet),
            Self::Csv(writer) => (0..batch.num_rows()).try_for_each(|row| {
                let cells = batch.columns().iter().map(|it| cell(it.as_ref(), row));
                writer.write_record(cells.map(plain))?;
                Ok(())
            }),
            Self::Ndjson(out) => {
                (0..batch.num_rows()).try_for_each(|row| out.write_all(line(batch, row).as_bytes()))
            }
        }
    }

    /// Ends the part.
    pub(crate) fn finish(self) -> io::Result<W> {
        match self {
            Self::Parquet(writer) => writer.into_inner().map_err(of_parquet),
            Self::Csv(writer) => writer
                .into_inner()
                .map_err(|error| io::Error::other(error.error().to_string())),
            Self::Ndjson(out) => Ok(out),
        }
    }
}

fn properties() -> WriterProperties {
    WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::default()))
        .build()
}

fn of_parquet(error: ParquetError) -> io::Error {
    io::Error::other(error)
}

/// Gives a cell as CSV has it.
fn plain(cell: Cell<'_>) -> String {
    if let Cell::Json(json) = &cell
        && let Ok(members) = serde_json::from_str::<Vec<String>>(json)
    {
        return members.join(BETWEEN);
    }
    cell.to_text().unwrap_or_default()
}

/// Gives a row as a line of NDJSON; what is absent has no key.
fn line(batch: &RecordBatch, row: usize) -> String {
    let schema = batch.schema_ref();
    let fields = schema.fields().iter().zip(batch.columns());
    let entries = fields.filter_map(|(field, column)| {
        let cell = cell(column.as_ref(), row);
        let is_empty_list = matches!(field.data_type(), DataType::List(_))
            && matches!(&cell, Cell::Json(json) if json == "[]");
        let is_absent = cell == Cell::Nothing || is_empty_list;
        (!is_absent).then(|| format!("{}:{}", quoted(field.name()), cell.to_json()))
    });
    let entries: Vec<String> = entries.collect();
    format!("{{{}}}\n", entries.join(","))
}

/// Puts parts together, in their order, into a file.
pub(crate) fn join(
    kind: Kind,
    schema: &SchemaRef,
    parts: &[PathBuf],
    whole: &Path,
) -> Result<(), TableError> {
    let file = File::create(whole).map_err(TableError::unwritable(whole))?;
    let joined = match kind {
        Kind::Parquet => join_parquet(schema, parts, &file),
        Kind::Csv => join_texts(&header(schema), parts, &file),
        Kind::Ndjson => join_texts("", parts, &file),
    };
    let synced = joined.and_then(|()| file.sync_all());
    synced.map_err(TableError::unwritable(whole))
}

fn header(schema: &SchemaRef) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let names = schema.fields().iter().map(|field| field.name());
    let written = writer.write_record(names);
    let bytes = written.ok().and_then(|()| writer.into_inner().ok());
    String::from_utf8(bytes.unwrap_or_default()).unwrap_or_default()
}

fn join_texts(header: &str, parts: &[PathBuf], mut out: &File) -> io::Result<()> {
    out.write_all(header.as_bytes())?;
    for part in parts {
        io::copy(&mut File::open(part)?, &mut out)?;
    }
    Ok(())
}

/// Takes over the row groups of the parts as they are.
fn join_parquet(schema: &SchemaRef, parts: &[PathBuf], out: &File) -> io::Result<()> {
    let Some(first) = parts.first() else {
        let writer = ArrowWriter::try_new(out, Arc::clone(schema), Some(properties()));
        let closed = writer.and_then(|writer| writer.close());
        return closed.map(|_| ()).map_err(of_parquet);
    };
    let metadata = |part: &File| ParquetMetaDataReader::new().parse_and_finish(part);
    let form = metadata(&File::open(first)?).map_err(of_parquet)?;
    let form = form.file_metadata();
    let kept = form.key_value_metadata().cloned();
    let properties = WriterProperties::builder()
        .set_key_value_metadata(kept.map(|kept| kept.into_iter().collect::<Vec<KeyValue>>()));
    let root = form.schema_descr().root_schema_ptr();
    let writer = SerializedFileWriter::new(out, root, Arc::new(properties.build()));
    let mut writer = writer.map_err(of_parquet)?;
    for part in parts {
        let part = File::open(part)?;
        append(&mut writer, &part).map_err(of_parquet)?;
    }
    writer.close().map(|_| ()).map_err(of_parquet)
}

fn append(writer: &mut SerializedFileWriter<&File>, part: &File) -> Result<(), ParquetError> {
    let metadata = ParquetMetaDataReader::new().parse_and_finish(part)?;
    for group in metadata.row_groups() {
        let mut out = writer.next_row_group()?;
        for column in group.columns() {
            let column = ColumnCloseResult {
                bytes_written: u64::try_from(column.compressed_size()).unwrap_or(0),
                rows_written: u64::try_from(group.num_rows()).unwrap_or(0),
                metadata: column.clone(),
                bloom_filter: None,
                column_index: None,
                offset_index: None,
            };
            out.append_column(part, column)?;
        }
        out.close()?;
    }
    Ok(())
}

/// A writer that keeps the digest of what goes through it.
pub(crate) struct Hashing<W> {
    inner: W,
    hasher: blake3::Hasher,
}

impl<W: Write> Hashing<W> {
    /// Begins with nothing.
    pub(crate) fn new(inner: W) -> Self {
        Self {
            inner,
            hasher: blake3::Hasher::new(),
        }
    }

    /// Gives the digest and the writer.
    pub(crate) fn finish(self) -> (String, W) {
        (self.hasher.finalize().to_hex().to_string(), self.inner)
    }
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.hasher.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// Gives the digest of a file.
pub(crate) fn digest(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    let mut hasher = blake3::Hasher::new();
    let mut buffer = vec![0; 1 << 18];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(hasher.finalize().to_hex().to_string()),
            read => hasher.update(&buffer[..read]),
        };
    }
}
