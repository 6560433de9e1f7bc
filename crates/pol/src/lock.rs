//! The lock: the digests of the files that policies use, so that none changes unseen under a policy that uses it.
//! Texts in, TOML out; and TOML in, with which texts are held against it.

use crate::texts::{UsedText, named};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use toml::de::{DeTable, DeValue};

/// The digests of files, by their paths seen from the folder of the lock.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock {
    files: BTreeMap<String, String>,
}

/// A text is no lock.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {message}; `pol lock` writes the file anew")]
pub struct NoLock {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub message: String,
}

/// A file that is not as the lock says.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unlocked {
    /// It has another digest.
    #[error(
        "{0} is not the file that pol.lock holds; `pol codes diff` tells what changed in a file of codes, and `pol lock` takes it as it is"
    )]
    Changed(String),
    /// The lock does not have it.
    #[error("{0} is used, and pol.lock does not hold it; `pol lock` adds it")]
    Unknown(String),
}

const HEAD: &str = "# The digests of the files that the policies of this folder use. Written by `pol lock`; not for editing.\n";

impl Lock {
    /// Takes the digests of files, whose paths are seen from the folder of the lock.
    pub fn of<'a>(files: impl IntoIterator<Item = &'a UsedText>) -> Self {
        let files = files.into_iter();
        let files = files.map(|it| (it.path.clone(), digest(&it.text)));
        Self {
            files: files.collect(),
        }
    }

    /// Reads a lock.
    ///
    /// # Errors
    /// Tells where the text is not what was written.
    pub fn read(text: &str) -> Result<Self, NoLock> {
        let fail = |at: usize, message: &str| NoLock {
            line: text.get(..at).unwrap_or_default().matches('\n').count() + 1,
            message: message.to_owned(),
        };
        let parsed = DeTable::parse(text).map_err(|error| {
            let at = error.span().unwrap_or_default().start;
            fail(at, "this is no TOML")
        })?;
        let mut files = BTreeMap::new();
        for (key, value) in parsed.get_ref() {
            let ("files", DeValue::Table(table)) = (key.get_ref().as_ref(), value.get_ref()) else {
                return Err(fail(key.span().start, "a lock has one table, `[files]`"));
            };
            for (path, digest) in table {
                let DeValue::String(digest) = digest.get_ref() else {
                    return Err(fail(digest.span().start, "a digest is a text"));
                };
                files.insert(path.get_ref().to_string(), digest.to_string());
            }
        }
        Ok(Self { files })
    }

    /// Writes it.
    pub fn to_text(&self) -> String {
        let mut text = format!("{HEAD}\n[files]\n");
        for (path, digest) in &self.files {
            // Paths that can be used have no quote and no backslash.
            let _ = writeln!(text, "\"{path}\" = \"{digest}\"");
        }
        text
    }

    /// Gives the paths.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// Holds a file against it; the path is seen from the folder of the lock.
    ///
    /// # Errors
    /// If the file has another digest, or the lock does not have it.
    pub fn check(&self, path: &str, text: &str) -> Result<(), Unlocked> {
        match self.files.get(path) {
            Some(known) if *known == digest(text) => Ok(()),
            Some(_) => Err(Unlocked::Changed(path.to_owned())),
            None => Err(Unlocked::Unknown(path.to_owned())),
        }
    }
}

fn digest(text: &str) -> String {
    named(blake3::hash(text.as_bytes()).into())
}

#[cfg(test)]
mod tests {
    use super::{Lock, Unlocked, UsedText};

    #[test]
    fn a_lock_is_read_as_it_is_written() {
        let file = |path: &str, text: &str| UsedText {
            path: path.to_owned(),
            name: path.to_owned(),
            text: text.to_owned(),
        };
        let lock = Lock::of(&[file("b.pol", "b"), file("common/a.pol", "a")]);
        assert_eq!(Lock::read(&lock.to_text()).as_ref(), Ok(&lock));
        assert_eq!(lock.check("b.pol", "b"), Ok(()));
        assert_eq!(
            lock.check("b.pol", "c"),
            Err(Unlocked::Changed("b.pol".to_owned()))
        );
        assert_eq!(
            lock.check("c.pol", "c"),
            Err(Unlocked::Unknown("c.pol".to_owned()))
        );
        assert!(Lock::of(&[]).to_text().ends_with("[files]\n"));
    }

    #[test]
    fn what_is_no_lock_is_told_with_its_line() {
        assert_eq!(Lock::read("[files]\na = 1\n").map_err(|it| it.line), Err(2));
        assert_eq!(Lock::read("\n\n[other]\n").map_err(|it| it.line), Err(3));
        assert!(Lock::read("= 1").is_err());
    }
}
