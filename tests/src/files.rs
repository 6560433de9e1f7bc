//! The files that the tests read: policies, requests, cases, the language's reference.
//! A place in the repository in; names and texts out, in the order of the names.

use pol::{Texts, UsedText};
use pol_parser::ast;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Gives a place in the repository.
pub fn place(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

/// Reads a file of the repository.
///
/// # Errors
/// Gives what the file system says.
pub fn read(path: &str) -> io::Result<String> {
    fs::read_to_string(place(path))
}

/// Reads the files of a folder of the repository that end in `.ending`: name without the ending, and text.
///
/// # Errors
/// Gives what the file system says.
pub fn read_all(folder: &str, ending: &str) -> io::Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(place(folder))? {
        let path = entry?.path();
        if let (Some(stem), true) = (
            path.file_stem(),
            path.extension().is_some_and(|it| it == ending),
        ) {
            files.push((
                stem.to_string_lossy().into_owned(),
                fs::read_to_string(&path)?,
            ));
        }
    }
    files.sort();
    Ok(files)
}

/// Reads a policy of the repository with the files that it uses.
///
/// # Errors
/// Gives what the file system says.
pub fn policy(path: &str) -> io::Result<Texts> {
    let mut texts = Texts::new(path, read(path)?);
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    loop {
        let lacking = texts.lacking();
        if lacking.is_empty() {
            return Ok(texts);
        }
        for path in lacking {
            let name = format!("{folder}/{path}");
            let text = read(&name)?;
            texts.used.push(UsedText { path, name, text });
        }
    }
}

/// Reads every policy of the repository, each with its name.
///
/// # Errors
/// Gives what the file system says.
pub fn policies() -> io::Result<Vec<(String, Texts)>> {
    let names = read_all("policies", "pol")?
        .into_iter()
        .map(|(name, _)| name);
    let policies = names.filter(|name| !name.ends_with(".examples"));
    let read = |name: String| Ok((name.clone(), policy(&format!("policies/{name}.pol"))?));
    policies.map(read).collect()
}

/// Gives the tree of a policy and of all that the vocabularies declare that it uses, whether it takes it or not.
pub fn tree(texts: &Texts) -> ast::File {
    let vocabularies = texts.used.iter().filter(|it| it.path.ends_with(".pol"));
    let vocabularies: Vec<&str> = vocabularies.map(|it| it.text.as_str()).collect();
    let joined = pol_parser::join(&texts.text, &vocabularies);
    pol_parser::parse(&joined.text).file
}

/// Gives what `pol new` begins with, but for its last examples: it lacks a few things to show.
///
/// # Errors
/// Gives what the file system says.
pub fn skeleton_with_gaps() -> io::Result<String> {
    let text = read("crates/pol-cli/src/verbs/skeleton.pol")?;
    let (before, _) = text.split_once("\nexample minor").unwrap_or((&text, ""));
    Ok(before.replace("NAME \"TITLE\"", "trial \"Trial\""))
}
