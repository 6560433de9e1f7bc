//! Where the request so far is kept: in a file of its own, never over one that it did not come from.
//! Takes paths and texts; writes files.

use crate::files;
use crate::outcome::Failure;
use std::path::{Path, PathBuf};

/// Where the request is kept.
pub(super) struct Keep {
    /// The file that is written after every answer.
    always: Option<PathBuf>,
    /// The files that may be written over: the request's own, and those written already.
    own: Vec<PathBuf>,
    /// The file that holds all answers so far.
    current: Option<PathBuf>,
}

impl Keep {
    /// Looks at the file to save to, which must be new or the request's own.
    pub(super) fn new(request: Option<&Path>, always: Option<&Path>) -> Result<Self, Failure> {
        let keep = Self {
            always: always.map(Path::to_owned),
            own: request.into_iter().map(Path::to_owned).collect(),
            current: None,
        };
        if let Some(path) = always {
            keep.check(path)?;
        }
        Ok(keep)
    }

    /// Writes the request.
    pub(super) fn save(&mut self, path: &Path, text: &str) -> Result<(), Failure> {
        self.check(path)?;
        files::put(path, text)?;
        self.own.push(path.to_owned());
        self.current = Some(path.to_owned());
        Ok(())
    }

    /// Takes up a new state of the request: writes it where that is wanted after every answer.
    pub(super) fn keep_up(&mut self, text: &str) -> Result<(), Failure> {
        self.current = None;
        match self.always.clone() {
            Some(path) => self.save(&path, text),
            None => Ok(()),
        }
    }

    /// Gives the file that holds all answers so far, if one does.
    pub(super) fn current(&self) -> Option<&Path> {
        self.current.as_deref()
    }

    fn check(&self, path: &Path) -> Result<(), Failure> {
        if path.exists() && !self.own.iter().any(|own| own == path) {
            return Err(Failure::Exists(files::name(path)));
        }
        Ok(())
    }
}
