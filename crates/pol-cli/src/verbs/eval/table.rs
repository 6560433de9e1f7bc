//! `pol eval --out`: a whole table judged by one policy, into another table; what it comes to, on standard output.

use super::{Eval, EvalFormat};
use crate::files;
use crate::library::Judge;
use crate::outcome::{Failure, Outcome};
use crate::progress::Progress;
use crate::terminal::Terminal;
use crate::verbs::{load, pretty};
use clap::ValueEnum;
use pol_tables::{Columns, Finished, Heading, Job, Kind, Mapping, TableError, Tick};
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What is said of a table.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Tables")]
pub(super) struct Table {
    /// Judge a whole table, and write the determinations into this file
    #[arg(short, long, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
    /// What the columns mean, in TOML; crates/pol-tables/README.md describes it
    #[arg(long, value_name = "FILE", requires = "out")]
    map: Option<PathBuf>,
    /// Carry this column through; may be said several times
    #[arg(long, value_name = "COLUMN", requires = "out")]
    id: Vec<String>,
    /// Which columns the determinations have
    #[arg(long, value_enum, default_value_t = Which::All, requires = "out")]
    columns: Which,
    /// The kind of the table that is read, where its name does not tell
    #[arg(long, value_enum, value_name = "KIND", requires = "out")]
    from: Option<From>,
    /// Go on with a run that was cut off: same table, policy, mapping and options
    #[arg(long, requires = "out")]
    resume: bool,
    /// Stop at the first row that cannot be read
    #[arg(long, requires = "out")]
    strict: bool,
    /// How many threads judge; as many as there are cores, without it
    #[arg(long, value_name = "NUMBER", requires = "out")]
    threads: Option<std::num::NonZeroUsize>,
    /// Write what it comes to as JSON
    #[arg(long, requires = "out")]
    json: bool,
    /// Write what it comes to as a page of HTML, too
    #[arg(long, value_name = "FILE", requires = "out")]
    report: Option<PathBuf>,
}

/// Which columns there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Which {
    /// With reasons, clauses and missing facts
    All,
    /// The decision alone; the fastest
    Decision,
}

/// The kind of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum From {
    /// Apache Parquet
    Parquet,
    /// Comma-separated values
    Csv,
    /// A JSON object a line
    Ndjson,
}

pub(super) fn run(
    arguments: &Eval,
    output: &Path,
    terminal: &mut Terminal,
) -> Result<Outcome, Failure> {
    let table = &arguments.table;
    let [input] = &arguments.requests[..] else {
        return Err(Failure::SeveralTables);
    };
    if files::is_stdin(input) {
        return Err(Failure::TableStdin);
    }
    if files::is_stdin(output) {
        return Err(Failure::NoTable);
    }
    let Judge::Policy(by) = Judge::of(&arguments.policy) else {
        return Err(Failure::TableBySeveral(files::name(&arguments.policy)));
    };
    if arguments.verify.is_some() {
        return Err(Failure::NothingSigned);
    }
    let kinds = (
        input_kind(arguments, input)?,
        output_kind(arguments, output)?,
    );
    let Some(policy) = load(&by, terminal)? else {
        return Ok(Outcome::Unusable);
    };
    let (mapping, map) = mapping(table)?;
    let job = Job {
        policy: &policy,
        mapping: &mapping,
        input: (input, kinds.0),
        output: (output, kinds.1),
        columns: match table.columns {
            Which::All => Columns::All,
            Which::Decision => Columns::Decision,
        },
        as_of: arguments.as_of,
        threads: table.threads.map(usize::from),
        resume: table.resume,
        strict: table.strict,
    };
    let finished = judge(&job).map_err(|error| of_mapping(error, map));
    match finished {
        Ok(finished) => {
            if let Some(report) = &table.report {
                let heading = Heading {
                    policy: &policy,
                    input: &files::name(input),
                    output: &files::name(output),
                };
                files::put(report, &pol_tables::page(&heading, &finished))?;
            }
            tell(table, &finished, terminal)
        }
        Err(failure @ Failure::Table(TableError::Strict { .. })) => {
            terminal.tell_failure(&failure);
            Ok(Outcome::Findings)
        }
        Err(failure) => Err(failure),
    }
}

fn input_kind(arguments: &Eval, input: &Path) -> Result<Kind, Failure> {
    match arguments.table.from {
        Some(From::Parquet) => Ok(Kind::Parquet),
        Some(From::Csv) => Ok(Kind::Csv),
        Some(From::Ndjson) => Ok(Kind::Ndjson),
        None if arguments.ndjson => Ok(Kind::Ndjson),
        None => Ok(Kind::of(input)?),
    }
}

fn output_kind(arguments: &Eval, output: &Path) -> Result<Kind, Failure> {
    match arguments.format {
        Some(EvalFormat::Parquet) => Ok(Kind::Parquet),
        Some(EvalFormat::Csv) => Ok(Kind::Csv),
        Some(EvalFormat::Ndjson) => Ok(Kind::Ndjson),
        Some(EvalFormat::Human | EvalFormat::Json) => Err(Failure::NoKindOfTable),
        None => Ok(Kind::of(output)?),
    }
}

/// Reads the mapping, and gives the name of its file.
fn mapping(table: &Table) -> Result<(Mapping, Option<String>), Failure> {
    let (mut mapping, name) = match &table.map {
        None => (Mapping::default(), None),
        Some(path) => {
            let name = files::name(path);
            let mapping = Mapping::parse(&files::read_mapping(path)?);
            let mapping = mapping.map_err(|error| Failure::BadMapping {
                name: name.clone(),
                error,
            })?;
            (mapping, Some(name))
        }
    };
    mapping.carry(table.id.iter().cloned());
    Ok((mapping, name))
}

/// Says of which file a mapping is that does not fit.
fn of_mapping(error: TableError, map: Option<String>) -> Failure {
    match (error, map) {
        (TableError::Mapping(error), Some(name)) => Failure::BadMapping { name, error },
        (error, _) => Failure::Table(error),
    }
}

fn judge(job: &Job<'_>) -> Result<Finished, TableError> {
    let progress = Progress::share();
    pol_tables::run(job, &|tick: Tick| {
        progress.share_done(tick.done, tick.of, |took| said(tick.rows, took));
    })
}

/// Says how many rows are judged, and how fast.
fn said(rows: u64, took: Duration) -> String {
    let rate = u128::from(rows) * 1_000 / took.as_millis().max(1);
    format!("{rows} rows, {rate} a second")
}

/// What a run came to, as programs read it.
#[derive(Serialize)]
struct Told<'a> {
    #[serde(flatten)]
    summary: &'a pol_tables::Summary,
    judged: u64,
    seconds: f64,
}

fn tell(table: &Table, finished: &Finished, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    if table.json {
        terminal.say(&pretty(&Told {
            summary: &finished.summary,
            judged: finished.judged,
            seconds: finished.took.as_secs_f64(),
        }))?;
    } else {
        let options = &terminal.out_options;
        let chart = pol_tables::chart(finished, options.width, options.colour);
        terminal.say(&chart)?;
    }
    Ok(Outcome::found(finished.summary.unreadable > 0))
}
