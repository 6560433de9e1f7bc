//! The parts of a file that is being written, in a folder beside it, and the journal that says which of them are whole.
//! By it a run that was cut off goes on where it stopped, as long as nothing that it stands on has changed.

use crate::error::TableError;
use crate::sink::digest;
use crate::summary::Summary;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

const JOURNAL: &str = "journal.ndjson";
const WHOLE: &str = "whole";

/// What a run stands on: where one of these is different, its parts are of no use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Ground {
    /// The engine's version.
    pub(crate) engine: String,
    /// The digest of the table.
    pub(crate) input: String,
    /// The digest of the policy.
    pub(crate) policy: String,
    /// The digest of the mapping.
    pub(crate) mapping: String,
    /// What else the call said.
    pub(crate) options: String,
}

impl Ground {
    /// Tells what is different.
    fn difference(&self, other: &Self) -> Option<&'static str> {
        let pairs = [
            (self.engine == other.engine, "the version of pol"),
            (self.input == other.input, "the table"),
            (self.policy == other.policy, "the policy"),
            (self.mapping == other.mapping, "the mapping"),
            (self.options == other.options, "one of the options"),
        ];
        let different = pairs.into_iter().find(|(same, _)| !same);
        different.map(|(_, what)| what)
    }
}

/// A part that is whole.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Done {
    /// Its position.
    pub(crate) part: usize,
    /// The digest of its file.
    pub(crate) digest: String,
    /// What is in it.
    pub(crate) summary: Summary,
}

/// The folder of the parts.
pub(crate) struct Parts {
    folder: PathBuf,
    journal: Mutex<File>,
    done: Mutex<BTreeMap<usize, Done>>,
}

impl Parts {
    /// Makes the folder beside the file that is to be written, or takes up the one that is there.
    pub(crate) fn open(output: &Path, ground: &Ground, resume: bool) -> Result<Self, TableError> {
        let folder = beside(output);
        let name = folder.display().to_string();
        match fs::create_dir(&folder) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && resume => {}
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                return Err(TableError::Unfinished(name));
            }
            Err(error) => return Err(TableError::unwritable(&folder)(error)),
        }
        let path = folder.join(JOURNAL);
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        let mut journal = options.open(&path).map_err(TableError::unwritable(&path))?;
        if journal.try_lock().is_err() {
            return Err(TableError::Busy(name));
        }
        let mut text = String::new();
        let read = journal.read_to_string(&mut text);
        read.map_err(TableError::unreadable(&path))?;
        let (known, length, done) = recorded(&text, &folder);
        if let Some(what) = known.as_ref().and_then(|known| known.difference(ground)) {
            return Err(TableError::Changed { folder: name, what });
        }
        let written = journal
            .set_len(length as u64)
            .and_then(|()| journal.seek(SeekFrom::End(0)))
            .and_then(|_| match known {
                Some(_) => Ok(()),
                None => write_line(&mut journal, ground),
            });
        written.map_err(TableError::unwritable(&path))?;
        Ok(Self {
            folder,
            journal: Mutex::new(journal),
            done: Mutex::new(done),
        })
    }

    /// Gives what is in a part that is whole already.
    pub(crate) fn whole(&self, part: usize) -> Option<Summary> {
        let done = self.done.lock().unwrap_or_else(PoisonError::into_inner);
        done.get(&part).map(|done| done.summary.clone())
    }

    /// Gives the file of a part.
    pub(crate) fn file(&self, part: usize) -> PathBuf {
        path_of(&self.folder, part)
    }

    /// Notes that a part is whole.
    pub(crate) fn note(&self, done: Done) -> Result<(), TableError> {
        let mut journal = self.journal.lock().unwrap_or_else(PoisonError::into_inner);
        let noted = write_line(&mut journal, &done);
        noted.map_err(TableError::unwritable(&self.folder.join(JOURNAL)))?;
        let mut all = self.done.lock().unwrap_or_else(PoisonError::into_inner);
        all.insert(done.part, done);
        Ok(())
    }

    /// Puts the parts together, moves the file into its place, and takes the folder away. Gives what is in all of them.
    pub(crate) fn finish(
        self,
        output: &Path,
        join: impl FnOnce(&[PathBuf], &Path) -> Result<(), TableError>,
    ) -> Result<Summary, TableError> {
        let done = self
            .done
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        let files: Vec<PathBuf> = done
            .keys()
            .map(|&part| path_of(&self.folder, part))
            .collect();
        let whole = self.folder.join(WHOLE);
        join(&files, &whole)?;
        fs::rename(&whole, output).map_err(TableError::unwritable(output))?;
        drop(self.journal);
        fs::remove_dir_all(&self.folder).map_err(TableError::unwritable(&self.folder))?;
        let mut summary = Summary::default();
        done.values().for_each(|done| summary.add(&done.summary));
        Ok(summary)
    }

    /// Takes the folder away.
    pub(crate) fn discard(self) {
        drop(self.journal);
        let _ = fs::remove_dir_all(&self.folder); // what is left of it is refused or taken up by the next run
    }

    /// Tells whether no part is whole.
    pub(crate) fn is_empty(&self) -> bool {
        let done = self.done.lock().unwrap_or_else(PoisonError::into_inner);
        done.is_empty()
    }
}

/// Gives the folder beside a file.
fn beside(output: &Path) -> PathBuf {
    let mut name = output.as_os_str().to_owned();
    name.push(".partial");
    PathBuf::from(name)
}

fn path_of(folder: &Path, part: usize) -> PathBuf {
    folder.join(format!("{part:06}.part"))
}

fn write_line(journal: &mut File, entry: &impl Serialize) -> io::Result<()> {
    let line = serde_json::to_string(entry)? + "\n";
    journal.write_all(line.as_bytes())
}

/// Reads a journal as far as it is sound: what the run stood on, how long that is, and the parts whose files are as they were.
fn recorded(text: &str, folder: &Path) -> (Option<Ground>, usize, BTreeMap<usize, Done>) {
    let mut done = BTreeMap::new();
    let mut lines = text.split_inclusive('\n').filter(|it| it.ends_with('\n'));
    let Some((first, ground)) = lines
        .next()
        .and_then(|line| Some((line, serde_json::from_str::<Ground>(line).ok()?)))
    else {
        return (None, 0, done);
    };
    let mut length = first.len();
    for line in lines {
        let Ok(entry) = serde_json::from_str::<Done>(line) else {
            break;
        };
        length += line.len();
        let now = digest(&path_of(folder, entry.part));
        if now.is_ok_and(|now| now == entry.digest) {
            done.insert(entry.part, entry);
        } else {
            done.remove(&entry.part);
        }
    }
    (Some(ground), length, done)
}
