//! A policy with the files that it uses, which are seen from its folder.
//! Paths in; texts out. A file that is not there is left out: what is told of the policy names it.

use crate::outcome::Failure;
use crate::{beside, files, lock};
use pol::{Texts, UsedText};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Reads a policy with the files that it uses, each of which must be as the lock beside the policy says, if there is one.
pub(crate) fn texts(policy: &Path) -> Result<Texts, Failure> {
    let texts = unlocked(policy)?;
    lock::check(&folder_of(policy), &texts)?;
    Ok(texts)
}

/// Reads a policy with the files that it uses, whatever a lock says of them.
pub(crate) fn unlocked(policy: &Path) -> Result<Texts, Failure> {
    let mut texts = Texts::new(files::name(policy), files::read_policy(policy)?);
    let folder = folder_of(policy);
    fill(&mut texts, |path| {
        let file = folder.join(path);
        if !file.is_file() {
            return Ok(None);
        }
        Ok(Some((files::name(&file), files::read_used(&file)?)))
    })?;
    Ok(texts)
}

/// Reads it with the files of examples beside it, too.
pub(crate) fn texts_with_examples(policy: &Path) -> Result<Texts, Failure> {
    Ok(Texts {
        examples: beside::read(policy)?,
        ..texts(policy)?
    })
}

/// Adds the files that are used, and those that they use, until nothing is lacking that can be read.
pub(crate) fn fill(
    texts: &mut Texts,
    mut read: impl FnMut(&str) -> Result<Option<(String, String)>, Failure>,
) -> Result<(), Failure> {
    let mut tried = BTreeSet::new();
    loop {
        let lacking = texts.lacking().into_iter();
        let lacking: Vec<_> = lacking.filter(|path| !tried.contains(path)).collect();
        if lacking.is_empty() {
            return Ok(());
        }
        for path in lacking {
            tried.insert(path.clone());
            if let Some((name, text)) = read(&path)? {
                texts.used.push(UsedText { path, name, text });
            }
        }
    }
}

/// Gives the folder of a policy; of standard input, the one where the command was called.
pub(crate) fn folder_of(policy: &Path) -> PathBuf {
    match policy.parent() {
        Some(folder) => folder.to_owned(),
        None => PathBuf::new(),
    }
}
