//! Libraries from paths: a folder of policies, or a bundle of them.
//! Paths in; texts or a library out, or a failure that names the file.

use crate::outcome::Failure;
use crate::terminal::Terminal;
use crate::{beside, files, used};
use pol::{Library, PolicyText, PublicKey, Texts, UnusablePolicies, Verification};
use std::fs;
use std::path::{Component, Path, PathBuf};

/// What is judged by.
pub(crate) enum Judge {
    /// One policy.
    Policy(PathBuf),
    /// All policies of a folder.
    Folder(PathBuf),
    /// A bundle.
    Bundle(PathBuf),
}

impl Judge {
    /// Tells what a path means: a folder, a bundle by its first bytes, or a policy.
    pub(crate) fn of(path: &Path) -> Self {
        if path.is_dir() {
            Self::Folder(path.to_owned())
        } else if !files::is_stdin(path) && files::begins_with(path, pol::BUNDLE_MAGIC) {
            Self::Bundle(path.to_owned())
        } else {
            Self::Policy(path.to_owned())
        }
    }
}

/// Reads the texts of the policies of a folder and the folders in it, in the order of their names, with the files that they use.
/// Files of examples are left out, and vocabularies, which judge nothing.
pub(crate) fn texts(folder: &Path) -> Result<Vec<PolicyText>, Failure> {
    let texts = policies(folder)?.into_iter().map(|(_, texts)| PolicyText {
        name: texts.name,
        text: texts.text,
        used: texts.used,
    });
    let texts: Vec<_> = texts.collect();
    if texts.is_empty() {
        return Err(Failure::NoPolicies(files::name(folder)));
    }
    Ok(texts)
}

/// Lists the files of policies and vocabularies of a folder and the folders in it, in the order of their names.
pub(crate) fn paths(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut paths = Vec::new();
    collect(folder, true, &mut paths)?;
    paths.sort();
    Ok(paths)
}

/// Lists those of a folder alone.
pub(crate) fn paths_in(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut paths = Vec::new();
    collect(folder, false, &mut paths)?;
    paths.sort();
    Ok(paths)
}

/// Reads the policies of a folder and the folders in it, with the files that they use.
pub(crate) fn policies(folder: &Path) -> Result<Vec<(PathBuf, Texts)>, Failure> {
    let mut policies = Vec::new();
    for path in paths(folder)? {
        let texts = used::texts(&path)?;
        if !texts.is_vocabulary() {
            policies.push((path, texts));
        }
    }
    Ok(policies)
}

/// Gives the policies of a folder and the folders in it that use one of some files.
pub(crate) fn using(folder: &Path, shared: &[&Path]) -> Result<Vec<PathBuf>, Failure> {
    let policies = policies(folder)?.into_iter();
    let uses = |(path, texts): &(PathBuf, Texts)| {
        let folder = used::folder_of(path);
        let mut used = texts.used.iter().map(|file| folder.join(&file.path));
        used.any(|file| shared.iter().any(|it| same(it, &file)))
    };
    let using = policies.filter(uses);
    Ok(using.map(|(path, _)| without_dots(&path)).collect())
}

pub(crate) fn same(one: &Path, other: &Path) -> bool {
    without_dots(one) == without_dots(other)
}

fn without_dots(path: &Path) -> PathBuf {
    let parts = path.components();
    parts.filter(|it| *it != Component::CurDir).collect()
}

/// Tells whether a file is one that policies use: a vocabulary, or the members of a code set.
pub(crate) fn is_shared(path: &Path) -> Result<bool, Failure> {
    let is_policy = is_policy(path) || beside::is_examples(path);
    Ok(!is_policy || pol::is_vocabulary(&files::read_policy(path)?))
}

fn collect(folder: &Path, deep: bool, paths: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let folder = match folder == Path::new("") {
        true => Path::new("."),
        false => folder,
    };
    let unreadable = |error| Failure::Unreadable {
        name: files::name(folder),
        error,
    };
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let path = entry.path();
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        let kind = entry.file_type().map_err(unreadable)?;
        if kind.is_dir() && !hidden {
            if deep {
                collect(&path, deep, paths)?;
            }
        } else if !kind.is_dir() && is_policy(&path) && !hidden {
            paths.push(path);
        }
    }
    Ok(())
}

fn is_policy(path: &Path) -> bool {
    path.extension().is_some_and(|end| end == "pol") && !beside::is_examples(path)
}

/// Loads the policies of a folder.
pub(crate) fn of_folder(
    folder: &Path,
    terminal: &mut Terminal,
) -> Result<Option<Library>, Failure> {
    match Library::load(&texts(folder)?) {
        Ok(library) => Ok(Some(library)),
        Err(unusable) => {
            tell(&unusable, terminal);
            Ok(None)
        }
    }
}

/// Loads a bundle; what is not signed is compiled anew.
pub(crate) fn of_bundle(path: &Path, verify: Option<&Path>) -> Result<Library, Failure> {
    let verification = match verify {
        Some(key) => Verification::SignedBy(public_key(key)?),
        None => Verification::Nobody,
    };
    let library = Library::from_bundle(files::read_bundle(path)?, &verification);
    library.map_err(|error| Failure::Bundle {
        name: files::name(path),
        error: Box::new(error),
    })
}

/// Tells what is wrong with policies.
pub(crate) fn tell(unusable: &UnusablePolicies, terminal: &mut Terminal) {
    for report in &unusable.0 {
        let rendered = report.render(&terminal.err_options);
        terminal.tell(&format!("{rendered}\n{}\n", report.summary()));
    }
}

/// Reads a public key.
fn public_key(path: &Path) -> Result<PublicKey, Failure> {
    let text = files::read_key(path)?;
    text.parse().map_err(|error| no_key(path, error))
}

/// A file that holds no key.
pub(crate) fn no_key(path: &Path, error: pol::NoKey) -> Failure {
    Failure::NoKey {
        name: files::name(path),
        error,
    }
}
