//! Tables of requests against `pol eval`: each row says what the determination of that request says, whatever the table is kept in.
//! `POL_TABLES_RUNS` sets how many generated policies of each kind are tried; 12 without it.

#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod columns;
mod determined;
mod files;
mod mapping;

use pol::Policy;
use pol_tables::{Columns, Finished, Job, Kind, Mapping, TableError};
use serde_json::Value as Json;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A folder with tables in it.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn with(self, name: &str, text: impl AsRef<[u8]>) -> Self {
        fs::write(self.path(name), text).unwrap();
        self
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap()
    }
}

/// A run; what a test does not set is as a host would leave it.
struct Run<'a> {
    policy: &'a Policy,
    mapping: Mapping,
    columns: Columns,
    threads: Option<usize>,
    resume: bool,
    strict: bool,
}

impl<'a> Run<'a> {
    fn of(policy: &'a Policy) -> Self {
        Self {
            policy,
            mapping: Mapping::default(),
            columns: Columns::All,
            threads: None,
            resume: false,
            strict: false,
        }
    }

    fn mapped(policy: &'a Policy, mapping: &str) -> Self {
        let mapping = Mapping::parse(mapping).unwrap_or_else(|error| panic!("{error}"));
        Self {
            mapping,
            ..Self::of(policy)
        }
    }

    fn run(&self, input: &Path, output: &Path) -> Result<Finished, TableError> {
        let job = Job {
            policy: self.policy,
            mapping: &self.mapping,
            input: (input, Kind::of(input)?),
            output: (output, Kind::of(output)?),
            columns: self.columns,
            as_of: None,
            threads: self.threads,
            resume: self.resume,
            strict: self.strict,
        };
        pol_tables::run(&job, &|_| {})
    }
}

/// Gives the lines of a table in NDJSON.
fn lines(text: &str) -> Vec<Json> {
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}
