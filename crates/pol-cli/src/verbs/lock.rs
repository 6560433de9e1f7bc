//! `pol lock`: the digests of the files that policies use, in a `pol.lock` beside the policies.
//! Policies or folders in; the lock of each folder out, or what is not as its lock says.

use crate::outcome::{Failure, Outcome};
use crate::terminal::Terminal;
use crate::{beside, files, library, lock, used};
use pol::{Lock, UsedText};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Write down the digests of the files that policies use, so that none of them changes unseen
///
/// Where a pol.lock stands beside a policy, the policy is not loaded with a file that is not as the lock says.
#[derive(Debug, clap::Args)]
pub(crate) struct LockVerb {
    /// Policies, or folders of policies; a policy means all of its folder
    #[arg(value_name = "POLICIES", default_value = ".")]
    policies: Vec<PathBuf>,
    /// Write nothing; end with 1 where a lock is not as it would be written
    #[arg(long)]
    check: bool,
}

/// The files that the policies of each folder use, by path.
type Used = BTreeMap<PathBuf, BTreeMap<String, UsedText>>;

pub(crate) fn run(arguments: &LockVerb, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let mut folders = Used::new();
    for path in &arguments.policies {
        gather(path, &mut folders)?;
    }
    let mut outcome = Outcome::Fine;
    for (folder, used) in &folders {
        let text = Lock::of(used.values()).to_text();
        outcome = outcome.max(put(
            arguments.check,
            folder,
            used.is_empty(),
            &text,
            terminal,
        )?);
    }
    Ok(outcome)
}

/// Adds the folders of the policies that a path means.
fn gather(path: &Path, folders: &mut Used) -> Result<(), Failure> {
    if path.is_dir() {
        for policy in library::paths(path)? {
            add(&policy, folders)?;
        }
        return Ok(());
    }
    if files::is_stdin(path) {
        return Err(Failure::NoPolicies(files::name(path)));
    }
    let folder = used::folder_of(path);
    add(path, folders)?;
    for policy in library::paths_in(&folder)? {
        add(&policy, folders)?;
    }
    Ok(())
}

fn add(policy: &Path, folders: &mut Used) -> Result<(), Failure> {
    let texts = used::unlocked(policy)?;
    if texts.is_vocabulary() || beside::is_examples(policy) {
        return Ok(());
    }
    if let Some(path) = texts.lacking().into_iter().next() {
        return Err(Failure::NotLockable {
            name: texts.name,
            path,
        });
    }
    let used = folders.entry(used::folder_of(policy)).or_default();
    used.extend(texts.used.into_iter().map(|file| (file.path.clone(), file)));
    Ok(())
}

/// Writes a lock, or tells that it is not as it would be; a folder whose policies use nothing needs none.
fn put(
    checks: bool,
    folder: &Path,
    is_empty: bool,
    text: &str,
    terminal: &mut Terminal,
) -> Result<Outcome, Failure> {
    let path = lock::of(folder);
    let before = match path.is_file() {
        true => Some(files::read_lock(&path)?),
        false => None,
    };
    if before.as_deref() == Some(text) || (is_empty && before.is_none()) {
        return Ok(Outcome::Fine);
    }
    let name = files::name(&path);
    if checks {
        terminal.tell(&format!("{name} is not as `pol lock` would write it\n"));
        return Ok(Outcome::Findings);
    }
    files::put(&path, text)?;
    terminal.tell(&format!("wrote {name}\n"));
    Ok(Outcome::Fine)
}
