//! What is compared: two files, a file in a revision of git and as it is, or a file in two revisions.
//! Words of the call in; two sides, each of which can be loaded, out.

use crate::files;
use crate::git;
use crate::outcome::Failure;
use crate::terminal::Terminal;
use crate::verbs::{load, load_texts};
use pol::Policy;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Both sides.
pub(in crate::verbs) struct Sides {
    pub(in crate::verbs) old: Side,
    pub(in crate::verbs) new: Side,
}

/// A policy to compare.
pub(in crate::verbs) enum Side {
    /// A file as it is.
    File(PathBuf),
    /// A file in a revision of git.
    Revision(String, PathBuf),
}

impl Side {
    /// Loads it; tells what is wrong where it cannot be used.
    pub(in crate::verbs) fn load(
        &self,
        terminal: &mut Terminal,
    ) -> Result<Option<Policy>, Failure> {
        match self {
            Self::File(path) => load(path, terminal),
            Self::Revision(revision, file) => {
                Ok(load_texts(&git::policy(revision, file)?, terminal))
            }
        }
    }
}

/// Tells what a call compares.
pub(in crate::verbs) fn of(words: &[OsString], file: Option<&Path>) -> Result<Sides, Failure> {
    match (words, file) {
        ([old, new], None) => files(Path::new(old), Path::new(new)),
        ([revision], Some(file)) => one(&name(revision), file),
        ([old, new], Some(file)) => Ok(two(&name(old), &name(new), file)),
        _ => Err(Failure::OneSide),
    }
}

fn name(word: &OsString) -> String {
    word.to_string_lossy().into_owned()
}

fn files(old: &Path, new: &Path) -> Result<Sides, Failure> {
    if files::is_stdin(old) && files::is_stdin(new) {
        return Err(Failure::StdinTwice);
    }
    Ok(Sides {
        old: Side::File(old.to_owned()),
        new: Side::File(new.to_owned()),
    })
}

/// One word: a revision to compare the file as it is with, or two with dots between; a side without a name is HEAD.
fn one(revision: &str, file: &Path) -> Result<Sides, Failure> {
    let or_head = |name: &str| if name.is_empty() { "HEAD" } else { name }.to_owned();
    match revision.split_once("..") {
        Some((_, new)) if new.starts_with('.') => Err(Failure::NoRevision(revision.to_owned())),
        Some((old, new)) => Ok(two(&or_head(old), &or_head(new), file)),
        None => Ok(Sides {
            old: Side::Revision(revision.to_owned(), file.to_owned()),
            new: Side::File(file.to_owned()),
        }),
    }
}

fn two(old: &str, new: &str, file: &Path) -> Sides {
    Sides {
        old: Side::Revision(old.to_owned(), file.to_owned()),
        new: Side::Revision(new.to_owned(), file.to_owned()),
    }
}
