//! Tables in CSV: a header, then rows of texts. An empty cell states nothing.

use super::bounded::{Allowance, Bounded};
use super::{BATCH, Batches, Input, Part, TEXT_PART};
use crate::cell::{Cell, Cells};
use crate::error::TableError;
use crate::kind::Kind;
use crate::plan::Plan;
use csv::{ByteRecord, Reader, ReaderBuilder, StringRecord};
use std::borrow::Cow;
use std::fs::File;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// A CSV file whose header was read.
pub(crate) struct Source {
    file: String,
    names: Vec<String>,
    size: u64,
    reader: Reader<Bounded<File>>,
    allowance: Allowance,
}

impl Source {
    /// Opens a file and reads its header.
    pub(super) fn open(path: &Path, delimiter: Option<u8>) -> Result<Self, TableError> {
        let file = File::open(path).map_err(TableError::unreadable(path))?;
        let size = file.metadata().map_or(0, |it| it.len());
        let allowance = Allowance::default();
        allowance.renew();
        let mut reader = ReaderBuilder::new()
            .delimiter(delimiter.unwrap_or(b','))
            .flexible(true)
            .from_reader(Bounded::new(file, allowance.clone()));
        let file = path.display().to_string();
        let names = reader.headers().map_err(|error| malformed(&file, error))?;
        let names: Vec<String> = names.iter().map(str::to_owned).collect();
        if names.is_empty() {
            return Err(TableError::Malformed {
                file,
                kind: Kind::Csv.words(),
                why: "it has no header".to_owned(),
            });
        }
        Ok(Self {
            file,
            names,
            size,
            reader,
            allowance,
        })
    }

    /// Gives the names of the columns.
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// Begins to read the rows.
    pub(super) fn into_input(self, plan: &Plan) -> impl Input + use<> {
        let place = |name: &String| self.names.iter().position(|it| it == name);
        let places = plan.columns.iter().filter_map(place).collect();
        Rows {
            file: self.file,
            size: self.size,
            allowance: self.allowance,
            width: self.names.len(),
            places,
            state: Mutex::new(State {
                reader: self.reader,
                index: 0,
                first: 1,
            }),
        }
    }
}

/// Says why a file cannot be read; the words of the library would hold what the file does.
fn malformed(file: &str, error: csv::Error) -> TableError {
    let why = if let csv::ErrorKind::Io(error) = error.kind() {
        error.to_string()
    } else {
        "it is not UTF-8 text".to_owned() // the rows may be of any length
    };
    TableError::Malformed {
        file: file.to_owned(),
        kind: Kind::Csv.words(),
        why,
    }
}

struct Rows {
    file: String,
    size: u64,
    allowance: Allowance,
    width: usize,
    places: Arc<[usize]>,
    state: Mutex<State>,
}

struct State {
    reader: Reader<Bounded<File>>,
    index: usize,
    first: u64,
}

impl Input for Rows {
    fn take(&self) -> Result<Option<Part>, TableError> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let before = state.reader.position().byte();
        let mut records = Vec::with_capacity(TEXT_PART);
        let mut record = ByteRecord::new();
        while records.len() < TEXT_PART {
            self.allowance.renew();
            let read = state.reader.read_byte_record(&mut record);
            if !read.map_err(|error| malformed(&self.file, error))? {
                break;
            }
            records.push(record.clone());
        }
        if records.is_empty() {
            return Ok(None);
        }
        let (index, first) = (state.index, state.first);
        state.index += 1;
        state.first += records.len() as u64;
        let weight = state.reader.position().byte() - before;
        let (width, places) = (self.width, Arc::clone(&self.places));
        let open = move || {
            let mut records = records.into_iter();
            let batches = std::iter::from_fn(move || {
                let rows: Vec<Row> = records
                    .by_ref()
                    .take(BATCH)
                    .map(|record| row(record, width))
                    .collect();
                let places = Arc::clone(&places);
                (!rows.is_empty()).then(|| {
                    let rows: Box<dyn Cells> = Box::new(Texts { rows, places });
                    Ok(rows)
                })
            });
            let batches: Batches = Box::new(batches);
            Ok(batches)
        };
        Ok(Some(Part {
            index,
            first,
            weight,
            open: Box::new(open),
        }))
    }

    fn weight(&self) -> u64 {
        self.size
    }
}

/// The cells of a row, or why there are none.
type Row = Result<StringRecord, String>;

fn row(record: ByteRecord, width: usize) -> Row {
    if record.len() != width {
        let cells = record.len();
        return Err(format!("it has {cells} cells, and the header has {width}"));
    }
    StringRecord::from_byte_record(record).map_err(|_| "it is not UTF-8 text".to_owned())
}

struct Texts {
    rows: Vec<Row>,
    places: Arc<[usize]>,
}

impl Cells for Texts {
    fn rows(&self) -> usize {
        self.rows.len()
    }

    fn cell(&self, row: usize, column: usize) -> Cell<'_> {
        let record = self.rows[row].as_ref().ok();
        let text = record.and_then(|record| record.get(self.places[column]));
        match text {
            None | Some("") => Cell::Nothing,
            Some(text) => Cell::Text(Cow::Borrowed(text)),
        }
    }

    fn broken(&self, row: usize) -> Option<&str> {
        self.rows[row].as_ref().err().map(String::as_str)
    }
}
