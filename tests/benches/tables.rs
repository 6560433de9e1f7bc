//! What a table in Parquet costs beside reading and rewriting the same file, on one thread and in one run; and the most memory that a run takes.
//! `cargo bench --package pol-tests --bench tables`; prints a table. `POL_TABLES_ROWS` sets the most rows; 1,000,000 without it.

#![expect(clippy::unwrap_used, reason = "a benchmark")]

#[path = "../tests/tables/columns.rs"]
mod columns;

use arrow_array::RecordBatch;
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;
use pol::Policy;
use pol_tables::{Columns, Job, Kind, Mapping};
use pol_tests::files;
use pol_tests::generate::{self, Rng};
use pol_tests::naive::Book;
use serde_json::Value as Json;
use std::env;
use std::fs::{self, File};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// How many different requests there are.
const DIFFERENT: u64 = 4_096;
/// How often each way is timed; the median counts.
const ROUNDS: usize = 3;
/// The rows of a row group.
const GROUP: usize = 131_072;

/// By which a process knows that it is to judge one table and to tell its memory.
const CHILD: &str = "POL_TABLES_CHILD";

fn main() {
    if let Ok(child) = env::var(CHILD) {
        return only_judge(&child);
    }
    let most = env::var("POL_TABLES_ROWS").ok();
    let most = most.and_then(|most| most.parse().ok()).unwrap_or(1_000_000);
    let folder = tempfile::tempdir().unwrap();
    println!(
        "policy     requests     rows   rewritten/s   decided/s   ratio   explained/s   ratio   alone   exact   MiB decided   MiB explained"
    );
    for (name, text) in files::read_all("policies", "pol").unwrap() {
        if name.ends_with(".examples") {
            continue;
        }
        let policy = Policy::load(&name, &text).unwrap();
        for complete in [true, false] {
            let table = requests(&policy, &text, complete);
            for rows in [most / 10, most] {
                let path = folder.path().join("requests.parquet");
                write(&path, &table, rows);
                measure(&policy, &name, complete, rows, &path);
            }
        }
    }
}

/// Makes requests, complete ones or ones of which most facts are stated.
fn requests(policy: &Policy, text: &str, complete: bool) -> RecordBatch {
    let tree = pol_parser::parse(text).file;
    let book = Book::open(&tree).unwrap();
    let requests = (0..).map(|number| {
        let mut rng = Rng::new(17 << 16 | number);
        match complete {
            true => generate::complete_request(&mut rng, &book).to_json(),
            false => generate::partial_request(&mut rng, &book, 400).to_json(),
        }
    });
    let requests = requests.filter(|json| policy.request(json).is_ok());
    let records: Vec<&str> = policy
        .program()
        .records
        .iter()
        .map(|it| it.name.as_str())
        .collect();
    let requests = requests.map(|json| {
        let mut request: Json = serde_json::from_str(&json).unwrap();
        let groups = request.as_object_mut().unwrap();
        groups.retain(|name, _| !records.contains(&name.as_str())); // rows within rows are for the interpreter
        request
    });
    let flat = |request: &Json| {
        let groups = request.as_object().unwrap().values();
        groups
            .flat_map(|group| group.as_object().unwrap().values())
            .all(|it| !it.is_object())
    };
    let requests: Vec<Json> = requests.filter(flat).take(DIFFERENT as usize).collect();
    columns::table(policy.program(), &requests)
}

fn properties() -> WriterProperties {
    WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::default()))
        .set_max_row_group_row_count(Some(GROUP))
        .build()
}

fn write(path: &Path, table: &RecordBatch, rows: usize) {
    let file = File::create(path).unwrap();
    let mut writer = ArrowWriter::try_new(file, table.schema(), Some(properties())).unwrap();
    let mut left = rows;
    while left > 0 {
        let some = left.min(table.num_rows());
        writer.write(&table.slice(0, some)).unwrap();
        left -= some;
    }
    writer.close().unwrap();
}

/// Reads a file and writes what it holds into another one.
fn rewrite(path: &Path) {
    let file = File::open(path).unwrap();
    let reader = ParquetRecordBatchReaderBuilder::try_new(file).unwrap();
    let schema = reader.schema().clone();
    let reader = reader.with_batch_size(2_048).build().unwrap();
    let out = File::create(path.with_extension("rewritten")).unwrap();
    let mut writer = ArrowWriter::try_new(out, schema, Some(properties())).unwrap();
    for batch in reader {
        writer.write(&batch.unwrap()).unwrap();
    }
    writer.close().unwrap();
}

/// Judges a file; gives the share of the rows that were judged by themselves, and by the exact step.
fn judge(policy: &Policy, path: &Path, columns: Columns) -> (f64, f64) {
    let output = path.with_extension("judged");
    let job = Job {
        policy,
        mapping: &Mapping::default(),
        input: (path, Kind::Parquet),
        output: (&output, Kind::Parquet),
        columns,
        as_of: None,
        threads: Some(1),
        resume: false,
        strict: true,
    };
    let finished = pol_tables::run(&job, &|_| {}).unwrap();
    let summary = finished.summary;
    let by_columns = summary.decided_by.get("columns").copied().unwrap_or(0);
    let alone = (summary.rows - by_columns) as f64 / summary.rows as f64;
    (alone, summary.exact_share())
}

fn measure(policy: &Policy, name: &str, complete: bool, rows: usize, path: &Path) {
    let (mut rewritten, mut decided, mut explained) = (Vec::new(), Vec::new(), Vec::new());
    let (mut alone, mut exact) = (0.0, 0.0);
    for _ in 0..ROUNDS {
        rewritten.push(timed(|| rewrite(path)));
        decided.push(timed(|| {
            (alone, exact) = judge(policy, path, Columns::Decision)
        }));
    }
    let rounds = if rows > 200_000 { 1 } else { ROUNDS };
    for _ in 0..rounds {
        explained.push(timed(|| (_, exact) = judge(policy, path, Columns::All)));
    }
    let rate = |times: Vec<Duration>| rows as f64 / median(times).as_secs_f64();
    let (rewritten, decided, explained) = (rate(rewritten), rate(decided), rate(explained));
    let requests = if complete { "complete" } else { "partial" };
    let memory = |columns: &str| memory(name, path, columns);
    println!(
        "{name:<10} {requests:<8} {rows:>8}   {rewritten:>11.0}   {decided:>9.0}   {:>5.2}   {explained:>11.0}   {:>5.2}   {alone:>5.3}   {exact:>5.3}   {:>11.0}   {:>13.0}",
        rewritten / decided,
        rewritten / explained,
        memory("decision"),
        memory("all"),
    );
}

/// Judges in a process of its own, and gives the most memory that it took, in MiB.
fn memory(name: &str, path: &Path, columns: &str) -> f64 {
    let child = format!("{name}\n{columns}\n{}", path.display());
    let output = Command::new(env::current_exe().unwrap())
        .env(CHILD, child)
        .output()
        .unwrap();
    let kibibytes: f64 = String::from_utf8(output.stdout)
        .unwrap()
        .trim()
        .parse()
        .unwrap();
    kibibytes / 1_024.0
}

fn only_judge(child: &str) {
    let words: Vec<&str> = child.split('\n').collect();
    let policies = files::read_all("policies", "pol").unwrap();
    let (name, text) = policies.iter().find(|(name, _)| name == words[0]).unwrap();
    let policy = Policy::load(name, text).unwrap();
    let columns = match words[1] {
        "all" => Columns::All,
        _ => Columns::Decision,
    };
    judge(&policy, Path::new(words[2]), columns);
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let peak = peak.map_or("nan", |it| it.trim().trim_end_matches("kB").trim());
    println!("{peak}");
}

fn timed(act: impl FnOnce()) -> Duration {
    let since = Instant::now();
    act();
    since.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}
