//! A whole table judged: parts on all cores, in the order of the table, resumable; the file appears when it is whole.

use crate::error::TableError;
use crate::input::{Input, Part, Source};
use crate::judge::Worker;
use crate::kind::Kind;
use crate::mapping::Mapping;
use crate::output::{Columns, Form};
use crate::parts::{Done, Ground, Parts};
use crate::plan::Plan;
use crate::problem::Problem;
use crate::sink::{self, Hashing, Sink};
use crate::summary::Summary;
use jiff::civil::Date;
use pol::Policy;
use std::fs::{self, File, Metadata};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// A table to judge.
#[derive(Clone, Debug)]
pub struct Job<'a> {
    /// By which policy.
    pub policy: &'a Policy,
    /// What the columns mean.
    pub mapping: &'a Mapping,
    /// The table, and its kind.
    pub input: (&'a Path, Kind),
    /// Where the determinations go, and the kind of that file.
    pub output: (&'a Path, Kind),
    /// Which columns they have.
    pub columns: Columns,
    /// The day by which is judged, in the place of what rows state.
    pub as_of: Option<Date>,
    /// How many threads; as many as there are cores, without it.
    pub threads: Option<usize>,
    /// Whether a run that was cut off is taken up.
    pub resume: bool,
    /// Whether the first row that cannot be read ends the run.
    pub strict: bool,
}

/// How far a run has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tick {
    /// What is done, and of how much: rows of a Parquet file, bytes of another one.
    pub done: u64,
    /// All there is to do.
    pub of: u64,
    /// The rows that were judged.
    pub rows: u64,
}

/// What a run came to.
#[derive(Clone, Debug)]
pub struct Finished {
    /// What is in the table of determinations.
    pub summary: Summary,
    /// How many rows were judged by this run: those of parts that were whole already are not among them.
    pub judged: u64,
    /// How long it took.
    pub took: Duration,
}

/// Judges a table; `told` hears how far it has come, from any thread.
///
/// # Errors
/// If a file cannot be read or written, if the mapping does not fit, if an earlier run was not finished or was of something else,
/// and, where that is wanted, if a row cannot be read. No file appears then.
pub fn run(job: &Job<'_>, told: &(dyn Fn(Tick) + Sync)) -> Result<Finished, TableError> {
    let since = Instant::now();
    let (path, kind) = job.input;
    check_paths(path, job.output.0)?;
    let before = metadata(path)?;
    let source = Source::open(path, kind, job.mapping)?;
    let header = source.header();
    let program = job.policy.program();
    let plan = Arc::new(Plan::new(program, job.mapping, &header, job.as_of)?);
    let form = Form::new(job.policy, &plan, &header, job.columns)?;
    let parts = Parts::open(job.output.0, &ground(job)?, job.resume)?;
    let input = source.into_input(&plan);
    let shared = Shared {
        job,
        plan: &plan,
        form: &form,
        parts: &parts,
        input: input.as_ref(),
        told,
        done: AtomicU64::new(0),
        rows: AtomicU64::new(0),
        stop: AtomicBool::new(false),
        failure: Mutex::new(None),
    };
    shared.work();
    let judged = shared.rows.load(Ordering::Relaxed);
    let failure = shared.failure.into_inner();
    if let Some(failure) = failure.unwrap_or_else(PoisonError::into_inner) {
        return Err(failed(failure, parts));
    }
    if !same(&before, &metadata(path)?) {
        parts.discard();
        return Err(TableError::Moving(path.display().to_string()));
    }
    let (output, kind) = job.output;
    let summary = parts.finish(output, |files, whole| {
        sink::join(kind, &form.schema, files, whole)
    })?;
    Ok(Finished {
        summary,
        judged,
        took: since.elapsed(),
    })
}

fn failed(failure: Failed, parts: Parts) -> TableError {
    if matches!(failure, Failed::Row(..)) || parts.is_empty() {
        parts.discard(); // the table must change before there is another run, or nothing is lost
    }
    match failure {
        Failed::Run(error) => error,
        Failed::Row(row, problem) => TableError::Strict { row, problem },
    }
}

fn check_paths(input: &Path, output: &Path) -> Result<(), TableError> {
    let same = fs::canonicalize(input)
        .ok()
        .zip(fs::canonicalize(output).ok())
        .is_some_and(|(input, output)| input == output);
    if same {
        return Err(TableError::SameFile(input.display().to_string()));
    }
    Ok(())
}

fn metadata(path: &Path) -> Result<Metadata, TableError> {
    fs::metadata(path).map_err(TableError::unreadable(path))
}

fn same(before: &Metadata, after: &Metadata) -> bool {
    before.len() == after.len() && before.modified().ok() == after.modified().ok()
}

fn ground(job: &Job<'_>) -> Result<Ground, TableError> {
    let (path, kind) = job.input;
    let input = sink::digest(path).map_err(TableError::unreadable(path))?;
    let carried: Vec<&str> = job.mapping.ids.iter().map(|it| it.value.as_str()).collect();
    let mapping = format!("{carried:?}\n{}", job.mapping.text);
    let as_of = job.as_of.map(|day| day.to_string());
    let options = (kind, job.output.1, job.columns, as_of, job.strict);
    let options = serde_json::to_string(&options);
    Ok(Ground {
        engine: env!("CARGO_PKG_VERSION").to_owned(),
        input,
        policy: job.policy.digest().to_owned(),
        mapping: blake3::hash(mapping.as_bytes()).to_hex().to_string(),
        options: options.map_err(|error| TableError::Defect(error.to_string()))?,
    })
}

/// Why a run ended early.
enum Failed {
    /// It cannot go on.
    Run(TableError),
    /// A row cannot be read, and every one was to be.
    Row(u64, Problem),
}

impl From<TableError> for Failed {
    fn from(error: TableError) -> Self {
        Self::Run(error)
    }
}

/// What the threads of a run share.
struct Shared<'a> {
    job: &'a Job<'a>,
    plan: &'a Arc<Plan>,
    form: &'a Form,
    parts: &'a Parts,
    input: &'a dyn Input,
    told: &'a (dyn Fn(Tick) + Sync),
    done: AtomicU64,
    rows: AtomicU64,
    stop: AtomicBool,
    failure: Mutex<Option<Failed>>,
}

impl Shared<'_> {
    fn work(&self) {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let threads = self.job.threads.unwrap_or(cores).max(1);
        std::thread::scope(|scope| {
            let threads: Vec<_> = (0..threads)
                .map(|_| {
                    scope.spawn(|| {
                        if let Err(failure) = self.take_parts() {
                            self.fail(failure);
                        }
                    })
                })
                .collect();
            for thread in threads {
                if thread.join().is_err() {
                    let what = "the table made a thread fail; please report this";
                    self.fail(TableError::Defect(what.to_owned()).into());
                }
            }
        });
    }

    /// Keeps why the run ends; of rows, the first one.
    fn fail(&self, failure: Failed) {
        self.stop.store(true, Ordering::Relaxed);
        let mut known = self.failure.lock().unwrap_or_else(PoisonError::into_inner);
        let earlier = match (&*known, &failure) {
            (None, _) => true,
            (Some(Failed::Row(known, _)), Failed::Row(row, _)) => row < known,
            (Some(Failed::Row(..)), Failed::Run(_)) => true,
            (Some(Failed::Run(_)), _) => false,
        };
        if earlier {
            *known = Some(failure);
        }
    }

    fn take_parts(&self) -> Result<(), Failed> {
        let mut worker = Worker::new(self.job.policy, Arc::clone(self.plan), self.job.columns);
        while !self.stop.load(Ordering::Relaxed) {
            let Some(part) = self.input.take()? else {
                break;
            };
            let weight = part.weight;
            if self.parts.whole(part.index).is_none() {
                let done = self.judge(part, &mut worker)?;
                self.parts.note(done)?;
            }
            self.done.fetch_add(weight, Ordering::Relaxed);
            self.tell(0);
        }
        Ok(())
    }

    fn judge(&self, part: Part, worker: &mut Worker<'_>) -> Result<Done, Failed> {
        let path = self.parts.file(part.index);
        let unwritable = TableError::unwritable(&path);
        let file = File::create(&path).map_err(&unwritable)?;
        let out = Hashing::new(BufWriter::new(file));
        let (kind, schema) = (self.job.output.1, &self.form.schema);
        let mut sink = Sink::new(kind, schema, out).map_err(&unwritable)?;
        let mut summary = Summary::default();
        let mut first = part.first;
        let program = self.job.policy.program();
        for cells in (part.open)()? {
            let cells = cells?;
            let rows = worker.judge(cells.as_ref());
            if self.job.strict {
                let wrong = (first..).zip(&rows);
                let mut wrong =
                    wrong.filter_map(|(number, row)| Some((number, row.as_ref().err()?)));
                if let Some((number, problem)) = wrong.next() {
                    return Err(Failed::Row(number, problem.clone()));
                }
            }
            summary.count(&rows, first, worker, program);
            let batch =
                self.form
                    .write(self.plan, cells.as_ref(), &rows, first, worker, program)?;
            sink.write(&batch).map_err(&unwritable)?;
            first += rows.len() as u64;
            self.tell(rows.len() as u64);
        }
        let (digest, mut out) = sink.finish().map_err(&unwritable)?.finish();
        out.flush().map_err(&unwritable)?;
        Ok(Done {
            part: part.index,
            digest,
            summary,
        })
    }

    fn tell(&self, rows: u64) {
        let rows = self.rows.fetch_add(rows, Ordering::Relaxed) + rows;
        (self.told)(Tick {
            done: self.done.load(Ordering::Relaxed),
            of: self.input.weight(),
            rows,
        });
    }
}
