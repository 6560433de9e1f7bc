//! The files of examples beside a policy: of `mng084.pol`, `mng084.examples.pol` and `mng084.anything.examples.pol`.
//! A policy's path in, theirs out, in the order of their names; and back.

use crate::files;
use crate::outcome::Failure;
use std::fs;
use std::path::{Path, PathBuf};

const ENDING: &str = ".examples.pol";

/// Tells whether a path is one of a file of examples.
pub(crate) fn is_examples(path: &Path) -> bool {
    stem(path).is_some_and(|stem| !stem.is_empty())
}

fn stem(path: &Path) -> Option<&str> {
    path.file_name()?.to_str()?.strip_suffix(ENDING)
}

/// Gives the policy that a file of examples belongs to: that of the longest name that it begins with.
pub(crate) fn policy_of(examples: &Path) -> Result<PathBuf, Failure> {
    let mut name = stem(examples);
    while let Some(stem) = name {
        let policy = examples.with_file_name(format!("{stem}.pol"));
        if policy.is_file() {
            return Ok(policy);
        }
        name = stem.rsplit_once('.').map(|(shorter, _)| shorter);
    }
    Err(Failure::NoPolicyBeside(files::name(examples)))
}

/// Lists the files of examples beside a policy.
pub(crate) fn of(policy: &Path) -> Vec<PathBuf> {
    let Some(stem) = policy.file_stem().and_then(|stem| stem.to_str()) else {
        return Vec::new();
    };
    let folder = match policy.parent() {
        Some(folder) if folder != Path::new("") => folder,
        Some(_) | None => Path::new("."),
    };
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let begins = format!("{stem}.");
    let paths = names
        .filter(|name| name.starts_with(&begins) && name.ends_with(ENDING))
        .map(|name| policy.with_file_name(name));
    let mut paths: Vec<_> = paths
        .filter(|path| policy_of(path).is_ok_and(|it| it == policy))
        .collect();
    paths.sort();
    paths
}

/// Gives those among the names of a folder that are files of examples of a policy, by its name.
pub(crate) fn among<'a>(policy: &'a str, names: &'a [String]) -> impl Iterator<Item = &'a String> {
    let own = policy.strip_suffix(".pol").unwrap_or(policy);
    let belongs = move |name: &str| {
        let mut stem = name.strip_suffix(ENDING);
        while let Some(shorter) = stem {
            if names
                .iter()
                .any(|it| it.strip_suffix(".pol") == Some(shorter))
            {
                return shorter == own;
            }
            stem = shorter.rsplit_once('.').map(|(shorter, _)| shorter);
        }
        false
    };
    names.iter().filter(move |name| belongs(name))
}

/// Reads the files of examples beside a policy: each with its name in messages and its text.
pub(crate) fn read(policy: &Path) -> Result<Vec<(String, String)>, Failure> {
    let read = |path: &PathBuf| Ok((files::name(path), files::read_policy(path)?));
    of(policy).iter().map(read).collect()
}

/// Gives the policies that are meant by paths: a file of examples means its policy, and each is meant once.
pub(crate) fn policies(paths: &[PathBuf]) -> Vec<Result<PathBuf, Failure>> {
    let mut policies: Vec<Result<PathBuf, Failure>> = Vec::new();
    for path in paths {
        let policy = if is_examples(path) {
            policy_of(path)
        } else {
            Ok(path.clone())
        };
        let known = |other: &Result<PathBuf, Failure>| match (other, &policy) {
            (Ok(other), Ok(policy)) => other == policy,
            (Ok(_) | Err(_), _) => false,
        };
        if !policies.iter().any(known) {
            policies.push(policy);
        }
    }
    policies
}
