//! A policy's text with all that is read together with it: the files of examples beside it, and the files that it uses.
//! Who reads files asks what is lacking, and gives it; nothing here touches a file.

use crate::report::{Beside, Report};
use crate::source::Source;
use pol_compiler::Together;
use pol_parser::{Diagnostic, parse};
use std::sync::Arc;

/// A policy's text at one time, with the files of examples beside it and the files that it uses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    /// Its name in messages.
    pub name: String,
    /// Its text.
    pub text: String,
    /// Each file of examples: its name in messages and its text.
    pub examples: Vec<(String, String)>,
    /// The files that it uses, and those that they use.
    pub used: Vec<UsedText>,
}

/// The text of a file that a policy uses: a vocabulary or the members of a code set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UsedText {
    /// Its path, seen from the policy's folder, with forward slashes: `common/medicare.pol`.
    pub path: String,
    /// Its name in messages.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// How many files a policy may use, those included that they use.
const MOST_FILES: usize = 256;

impl Texts {
    /// Takes a policy that stands alone.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            text: text.into(),
            ..Self::default()
        }
    }

    /// Gives the paths of the files that are used and not among the texts, seen from the policy's folder. A file that was given may
    /// use others, so a reader asks again until it has given all that there are.
    pub fn lacking(&self) -> Vec<String> {
        let (_, lacking) = self.follow();
        lacking
    }

    /// Leaves out what is given and not used.
    pub(crate) fn used_only(&self) -> Vec<&UsedText> {
        if self.used.is_empty() {
            return Vec::new();
        }
        let (used, _) = self.follow();
        used
    }

    /// Follows what is used: the files that are there, in the order of their paths, and the paths of those that are not.
    fn follow(&self) -> (Vec<&UsedText>, Vec<String>) {
        let mut open = uses("", &self.text);
        let mut used: Vec<&UsedText> = Vec::new();
        let mut lacking = Vec::new();
        while let Some(path) = open.pop() {
            let is_known = used.iter().any(|it| it.path == path) || lacking.contains(&path);
            if is_known {
                continue;
            }
            match self.used.iter().find(|it| it.path == path) {
                Some(file) if used.len() < MOST_FILES => {
                    used.push(file);
                    open.extend(uses(&file.path, &file.text));
                }
                Some(_) | None => lacking.push(path),
            }
        }
        used.sort_by(|one, other| one.path.cmp(&other.path));
        lacking.sort();
        (used, lacking)
    }

    /// Tells whether the text is a vocabulary, which judges nothing and is used by policies.
    pub fn is_vocabulary(&self) -> bool {
        is_vocabulary(&self.text)
    }
}

/// Tells whether a text is a vocabulary, which judges nothing and is used by policies.
pub fn is_vocabulary(text: &str) -> bool {
    // Most texts are told by their first word, without reading them.
    text.contains("vocabulary") && pol_compiler::is_vocabulary(&parse(text).file)
}

/// Gives the paths of the files that a text uses, seen from the policy's folder; `path` is its own.
fn uses(path: &str, text: &str) -> Vec<String> {
    // Paths are texts that end so, and most policies have none: those need not be read for it.
    let has_paths = text.contains(".pol\"") || text.contains(".codes.toml\"");
    if path.ends_with(".toml") || !has_paths {
        return Vec::new();
    }
    pol_compiler::used_files(path, &parse(text).file)
}

/// Texts that are read together, and what their places mean.
pub(crate) struct Read<'a> {
    /// They.
    pub(crate) together: Together<'a>,
    /// Which of them were used, in the order of their paths.
    used: Vec<&'a UsedText>,
    texts: &'a Texts,
}

impl<'a> Read<'a> {
    /// Joins texts.
    pub(crate) fn of(texts: &'a Texts) -> Self {
        let used = texts.used_only();
        let examples: Vec<&str> = texts.examples.iter().map(|(_, text)| &**text).collect();
        let files: Vec<_> = used.iter().map(|it| (&*it.path, &*it.text)).collect();
        Self {
            together: Together::join(&texts.text, &examples, &files),
            used,
            texts,
        }
    }

    /// Makes a report of what was found in them.
    pub(crate) fn report(&self, found: Vec<Diagnostic>) -> Report {
        let Texts { name, text, .. } = self.texts;
        let examples = self.together.examples.iter().zip(&self.texts.examples);
        let examples = examples.map(|(&start, (name, text))| Beside {
            start,
            path: None,
            source: Source::new(name, text),
        });
        let used = self.together.files.used.iter().filter_map(|file| {
            let used = self.used.iter().find(|it| it.path == file.path)?;
            Some(Beside {
                start: file.start,
                path: Some(used.path.clone()),
                source: Source::new(&*used.name, &*used.text),
            })
        });
        let beside = examples.chain(used).collect();
        Report::of_files(Arc::new(Source::new(name, text)), beside, found)
    }

    /// Gives the digest of what is judged by: of the text, and where it uses files, of the texts of all.
    pub(crate) fn digest(&self) -> String {
        let hash = |text: &str| -> [u8; 32] { blake3::hash(text.as_bytes()).into() };
        let used = self.used.iter().map(|it| (&*it.path, hash(&it.text)));
        digest(hash(&self.texts.text), used)
    }
}

/// Before the digests of a policy that uses files, that no text could have the same.
const WITH_FILES: &[u8] = b"pol policy with files, edition 1\n";

/// Gives the digest of a policy from that of its text and those of the files that it uses, in the order of their paths.
pub(crate) fn digest<'a>(own: [u8; 32], used: impl Iterator<Item = (&'a str, [u8; 32])>) -> String {
    let mut used = used.peekable();
    if used.peek().is_none() {
        return named(own);
    }
    let mut hasher = blake3::Hasher::new();
    hasher.update(WITH_FILES);
    hasher.update(&own);
    for (path, digest) in used {
        hasher.update(&(path.len() as u64).to_le_bytes());
        hasher.update(path.as_bytes());
        hasher.update(&digest);
    }
    named(hasher.finalize().into())
}

/// Gives a digest as determinations name it.
pub(crate) fn named(digest: [u8; 32]) -> String {
    format!("blake3:{}", blake3::Hash::from_bytes(digest).to_hex())
}
