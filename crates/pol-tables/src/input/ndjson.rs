//! Tables in NDJSON: a JSON object a line. Without a mapping each is a whole request, beside what is carried through;
//! with one, a column is a key, or the keys on the way to it: `claim.code`.

use super::{BATCH, Batches, Input, LONGEST, Part, TEXT_PART};
use crate::cell::{Cell, Cells, quoted};
use crate::error::TableError;
use crate::plan::Plan;
use serde::de::{Deserializer, Error, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// A file of lines.
pub(crate) struct Source {
    path: PathBuf,
    size: u64,
    reader: BufReader<File>,
}

impl Source {
    /// Opens a file.
    pub(super) fn open(path: &Path) -> Result<Self, TableError> {
        let file = File::open(path).map_err(TableError::unreadable(path))?;
        Ok(Self {
            path: path.to_owned(),
            size: file.metadata().map_or(0, |it| it.len()),
            reader: BufReader::with_capacity(1 << 18, file),
        })
    }

    /// Begins to read the rows.
    pub(super) fn into_input(self, plan: &Plan) -> impl Input + use<> {
        let columns = plan.columns.clone();
        Lines {
            path: self.path,
            size: self.size,
            shape: Arc::new(Shape {
                columns,
                documents: plan.documents,
            }),
            state: Mutex::new(State {
                reader: self.reader,
                index: 0,
                first: 1,
            }),
        }
    }
}

/// How a line is read.
struct Shape {
    columns: Vec<String>,
    documents: bool,
}

struct Lines {
    path: PathBuf,
    size: u64,
    shape: Arc<Shape>,
    state: Mutex<State>,
}

struct State {
    reader: BufReader<File>,
    index: usize,
    first: u64,
}

/// The bytes of a line; none where it is too long.
type Line = Option<Vec<u8>>;

impl Input for Lines {
    fn take(&self) -> Result<Option<Part>, TableError> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let mut lines: Vec<Line> = Vec::new();
        let mut weight = 0;
        while lines.len() < TEXT_PART {
            let read = next_line(&mut state.reader);
            let Some((line, length)) = read.map_err(TableError::unreadable(&self.path))? else {
                break;
            };
            weight += length;
            if !line
                .as_ref()
                .is_some_and(|line| line.trim_ascii().is_empty())
            {
                lines.push(line);
            }
        }
        if lines.is_empty() {
            return Ok(None);
        }
        let (index, first) = (state.index, state.first);
        state.index += 1;
        state.first += lines.len() as u64;
        let shape = Arc::clone(&self.shape);
        let open = move || {
            let mut lines = lines.into_iter();
            let batches = std::iter::from_fn(move || {
                let rows: Vec<Row> = lines
                    .by_ref()
                    .take(BATCH)
                    .map(|line| shape.row(line))
                    .collect();
                (!rows.is_empty()).then(|| {
                    let rows: Box<dyn Cells> = Box::new(Objects { rows });
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

/// Reads a line, and tells how long it is; nothing at the end of the file.
fn next_line(reader: &mut BufReader<File>) -> std::io::Result<Option<(Line, u64)>> {
    let mut bytes = Vec::new();
    let read = reader.take(LONGEST + 1).read_until(b'\n', &mut bytes)? as u64;
    if read == 0 {
        return Ok(None);
    }
    if read <= LONGEST || bytes.ends_with(b"\n") {
        return Ok(Some((Some(bytes), read)));
    }
    let rest = reader.skip_until(b'\n')? as u64;
    Ok(Some((None, read + rest)))
}

/// What a line holds.
struct Object {
    document: Option<String>,
    cells: Vec<Cell<'static>>,
}

type Row = Result<Object, String>;

struct Objects {
    rows: Vec<Row>,
}

impl Cells for Objects {
    fn rows(&self) -> usize {
        self.rows.len()
    }

    fn cell(&self, row: usize, column: usize) -> Cell<'_> {
        let object = self.rows[row].as_ref().ok();
        let cell = object.and_then(|object| object.cells.get(column));
        cell.cloned().unwrap_or(Cell::Nothing)
    }

    fn broken(&self, row: usize) -> Option<&str> {
        self.rows[row].as_ref().err().map(String::as_str)
    }

    fn document(&self, row: usize) -> Option<&str> {
        let object = self.rows[row].as_ref().ok();
        object.and_then(|object| object.document.as_deref())
    }
}

impl Shape {
    fn row(&self, line: Line) -> Row {
        let Some(bytes) = line else {
            return Err("it is larger than 16 MiB".to_owned());
        };
        let text = String::from_utf8(bytes).map_err(|_| "it is not UTF-8 text".to_owned())?;
        if self.documents && self.columns.is_empty() {
            return Ok(Object {
                document: Some(text),
                cells: Vec::new(),
            });
        }
        let entries = entries(&text)?;
        let cells = self.columns.iter().map(|column| find(&entries, column));
        let cells = cells.collect::<Result<_, _>>()?;
        let document = self.documents.then(|| self.document(&entries));
        Ok(Object { document, cells })
    }

    /// Writes a request without what is carried through.
    fn document(&self, entries: &[(Cow<'_, str>, &RawValue)]) -> String {
        let rest = entries
            .iter()
            .filter(|(key, _)| !self.columns.iter().any(|column| column == key));
        let rest: Vec<String> = rest
            .map(|(key, value)| format!("{}:{}", quoted(key), value.get()))
            .collect();
        format!("{{{}}}", rest.join(","))
    }
}

type Entries<'a> = Vec<(Cow<'a, str>, &'a RawValue)>;

/// Finds a column: a key of its whole name, or else the keys on the way to it.
fn find(entries: &Entries<'_>, column: &str) -> Result<Cell<'static>, String> {
    if let Some((_, value)) = entries.iter().find(|(key, _)| key == column) {
        return cell(value);
    }
    let Some((first, rest)) = column.split_once('.') else {
        return Ok(Cell::Nothing);
    };
    match entries.iter().find(|(key, _)| key == first) {
        Some((_, value)) if value.get().starts_with('{') => {
            find(&self::entries(value.get())?, rest)
        }
        Some(_) | None => Ok(Cell::Nothing),
    }
}

fn cell(value: &RawValue) -> Result<Cell<'static>, String> {
    let json = value.get();
    Ok(match json.as_bytes().first() {
        Some(b'n') => Cell::Nothing,
        Some(b't') => Cell::YesNo(true),
        Some(b'f') => Cell::YesNo(false),
        Some(b'"') => {
            let text = serde_json::from_str(json);
            Cell::Text(Cow::Owned(
                text.map_err(|_| "it is no JSON object".to_owned())?,
            ))
        }
        Some(b'[' | b'{') => Cell::Json(Cow::Owned(json.to_owned())),
        Some(_) | None => json
            .parse()
            .map_or_else(|_| Cell::Number(json.to_owned()), Cell::Whole),
    })
}

/// Reads the entries of an object; a key that stands there twice is an error.
fn entries(text: &str) -> Result<Entries<'_>, String> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let read = reader.deserialize_map(EntriesVisitor);
    let entries = read.and_then(|entries| reader.end().map(|()| entries));
    let entries = entries.map_err(|_| "it is no JSON object".to_owned())?;
    let mut keys: Vec<&str> = entries.iter().map(|(key, _)| key.as_ref()).collect();
    keys.sort_unstable();
    if keys.windows(2).any(|pair| pair[0] == pair[1]) {
        return Err("a key stands there twice".to_owned());
    }
    Ok(entries)
}

struct EntriesVisitor;

impl<'de> Visitor<'de> for EntriesVisitor {
    type Value = Entries<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
        let mut entries = Vec::new();
        while let Some(key) = map.next_key::<&RawValue>()? {
            let key = serde_json::from_str::<Cow<'de, str>>(key.get());
            let key = key.map_err(M::Error::custom)?;
            entries.push((key, map.next_value()?));
        }
        Ok(entries)
    }
}
