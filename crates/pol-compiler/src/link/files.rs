//! The files that a policy's joined text holds, and the paths by which they are named.
//! A path is seen from the file that says it, goes down only, and is written with forward slashes.

use pol_parser::{Span, ast, ast::DeclarationKind};
use std::fmt;

/// What a joined text holds besides the policy's own text, which comes first.
#[derive(Clone, Debug, Default)]
pub struct Files<'a> {
    /// Where the files of examples begin, if there are some.
    pub examples: Option<usize>,
    /// The files that are used, each once, in the order of their places; those of code sets are no part of the tree.
    pub used: Vec<UsedFile<'a>>,
}

/// A file that a policy or a vocabulary uses.
#[derive(Clone, Copy, Debug)]
pub struct UsedFile<'a> {
    /// Its path, seen from the policy's folder: `common/medicare.pol`.
    pub path: &'a str,
    /// Where it begins in the joined text.
    pub start: usize,
    /// Its text.
    pub text: &'a str,
}

impl Files<'_> {
    /// Gives the position of the used file that a span lies in; none, where it lies in the policy or its examples.
    pub(crate) fn of(&self, span: Span) -> Option<usize> {
        let after = self.used.partition_point(|file| file.start <= span.start);
        after.checked_sub(1)
    }

    /// Finds a used file by its path.
    pub(crate) fn find(&self, path: &str) -> Option<usize> {
        self.used.iter().position(|file| file.path == path)
    }
}

/// Why a path names no file that could be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadPath {
    /// It begins at the root of a file system.
    Absolute,
    /// It goes up.
    Up,
    /// It has a backslash.
    Backslash,
    /// A part of it is empty, a dot, or of characters that not every system has in names.
    Odd,
    /// It ends otherwise than such files do.
    Ending(&'static str),
}

impl fmt::Display for BadPath {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absolute => out.write_str("begins at the root of a disk"),
            Self::Up => out.write_str("goes up, out of the folder"),
            Self::Backslash => out.write_str("has a backslash"),
            Self::Odd => out.write_str("has a part that is no name of a file"),
            Self::Ending(ending) => write!(out, "does not end in `{ending}`"),
        }
    }
}

/// The ending of a vocabulary's name.
const VOCABULARY: &str = ".pol";
/// The ending of the name of a code set's file.
pub(crate) const CODES: &str = ".codes.toml";

/// Gives a path that a file says, seen from the policy's folder; `from` is the path of that file.
pub(crate) fn resolve(from: &str, said: &str, ending: &'static str) -> Result<String, BadPath> {
    if said.contains('\\') {
        return Err(BadPath::Backslash);
    }
    let has_disk = said.split('/').next().is_some_and(|it| it.contains(':'));
    if said.starts_with('/') || has_disk {
        return Err(BadPath::Absolute);
    }
    if said.split('/').any(|part| part == "..") {
        return Err(BadPath::Up);
    }
    if !said.split('/').all(is_name) {
        return Err(BadPath::Odd);
    }
    if !said.ends_with(ending) {
        return Err(BadPath::Ending(ending));
    }
    Ok(match from.rsplit_once('/') {
        Some((folder, _)) => format!("{folder}/{said}"),
        None => said.to_owned(),
    })
}

fn is_name(part: &str) -> bool {
    let fits = |letter: char| letter.is_alphanumeric() || "_-. ".contains(letter);
    part.chars().all(fits) && !part.is_empty() && part != "." && part.trim() == part
}

/// Gives the paths of the vocabularies and of the files of code sets that a file uses, seen from the policy's folder. `from` is
/// the file's own path seen from there; paths that could name no file are left out.
pub fn used_files(from: &str, file: &ast::File) -> Vec<String> {
    let mut paths: Vec<String> = Vec::new();
    for declaration in &file.declarations {
        let path = said_in(declaration).and_then(|(text, ending)| {
            let said = words(text)?;
            resolve(from, &said, ending).ok()
        });
        if let Some(path) = path.filter(|path| !paths.contains(path)) {
            paths.push(path);
        }
    }
    paths
}

/// Gives the path that a declaration says, with the ending that it must have.
pub(crate) fn said_in(declaration: &ast::Declaration) -> Option<(&ast::Text, &'static str)> {
    match &declaration.kind {
        DeclarationKind::Use(used) => Some((&used.file, VOCABULARY)),
        DeclarationKind::CodeSet(set) => set.file.as_ref().map(|file| (file, CODES)),
        DeclarationKind::Policy(_)
        | DeclarationKind::Vocabulary(_)
        | DeclarationKind::Revision(_)
        | DeclarationKind::Section(_)
        | DeclarationKind::Clauses(_)
        | DeclarationKind::Findings(_)
        | DeclarationKind::Unit(_)
        | DeclarationKind::CodeSystem(_)
        | DeclarationKind::Choices(_)
        | DeclarationKind::Facts(_)
        | DeclarationKind::Records(_)
        | DeclarationKind::Limit(_)
        | DeclarationKind::Value(_)
        | DeclarationKind::Criterion(_)
        | DeclarationKind::Amount(_)
        | DeclarationKind::Rule(_)
        | DeclarationKind::Exception(_)
        | DeclarationKind::Advisory(_)
        | DeclarationKind::Example(_)
        | DeclarationKind::Broken(_) => None,
    }
}

/// Gives the words of a text that shows nothing.
pub(crate) fn words(text: &ast::Text) -> Option<String> {
    let parts = text.parts.iter().map(|part| match part {
        ast::TextPart::Words(words) => Some(words.as_str()),
        ast::TextPart::Hole(_) => None,
    });
    parts.collect()
}

#[cfg(test)]
mod tests {
    use super::{BadPath, resolve};

    #[test]
    fn paths_are_seen_from_the_file_that_says_them() {
        let path = |from, said| resolve(from, said, ".pol");
        assert_eq!(path("", "common/a.pol").as_deref(), Ok("common/a.pol"));
        assert_eq!(path("common/a.pol", "b.pol").as_deref(), Ok("common/b.pol"));
        assert_eq!(path("", "../a.pol"), Err(BadPath::Up));
        assert_eq!(path("", "common/../../a.pol"), Err(BadPath::Up));
        assert_eq!(path("", "/etc/a.pol"), Err(BadPath::Absolute));
        assert_eq!(path("", "c:/a.pol"), Err(BadPath::Absolute));
        assert_eq!(path("", "common\\a.pol"), Err(BadPath::Backslash));
        assert_eq!(path("", "./a.pol"), Err(BadPath::Odd));
        assert_eq!(path("", "common//a.pol"), Err(BadPath::Odd));
        assert_eq!(path("", "a.txt"), Err(BadPath::Ending(".pol")));
        assert_eq!(path("", ""), Err(BadPath::Odd));
    }
}
