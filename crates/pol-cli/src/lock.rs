//! The `pol.lock` beside policies: read where there is one, and held against the files that they use.

use crate::files;
use crate::outcome::Failure;
use pol::{Lock, Texts};
use std::path::{Path, PathBuf};

/// The name of the file.
pub(crate) const NAME: &str = "pol.lock";

/// Gives the lock of a folder.
pub(crate) fn of(folder: &Path) -> PathBuf {
    folder.join(NAME)
}

/// Reads the lock of a folder, if it has one.
pub(crate) fn read(folder: &Path) -> Result<Option<Lock>, Failure> {
    let path = of(folder);
    if !path.is_file() {
        return Ok(None);
    }
    let lock = Lock::read(&files::read_lock(&path)?);
    lock.map(Some).map_err(|error| Failure::NoLock {
        name: files::name(&path),
        error,
    })
}

/// Sees that the files that a policy uses are those of the lock of its folder, if it has one.
pub(crate) fn check(folder: &Path, texts: &Texts) -> Result<(), Failure> {
    if texts.used.is_empty() {
        return Ok(());
    }
    let Some(lock) = read(folder)? else {
        return Ok(());
    };
    for file in &texts.used {
        lock.check(&file.path, &file.text)
            .map_err(|error| Failure::Unlocked {
                name: texts.name.clone(),
                error,
            })?;
    }
    Ok(())
}
