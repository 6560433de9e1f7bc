//! The texts of a policy, of the files of examples beside it and of the files that it uses in; one text out, whose first part is read as
//! a tree. The files of code sets, which are no part of the tree, come last.

use super::files::{CODES, Files, UsedFile};
use pol_parser::{Parsed, parse};

/// Texts that are read together.
#[derive(Clone, Debug)]
pub struct Together<'a> {
    /// The whole text, in which every place is one of all files.
    pub text: String,
    /// Where the part ends that is read as a tree.
    tree: usize,
    /// Where each file of examples begins.
    pub examples: Vec<usize>,
    /// What else it holds.
    pub files: Files<'a>,
}

impl<'a> Together<'a> {
    /// Joins a policy's text, those of the examples beside it, and those of the files that it uses, each with its path. Of two files
    /// of one path the first counts.
    pub fn join(policy: &str, examples: &[&str], used: &[(&'a str, &'a str)]) -> Self {
        let mut files: Vec<(&str, &str)> = Vec::new();
        for file in used {
            if !files.iter().any(|(path, _)| *path == file.0) {
                files.push(*file);
            }
        }
        files.sort_by_key(|(path, _)| path.ends_with(CODES));
        let trees = files.iter().filter(|(path, _)| !path.ends_with(CODES));
        let trees = examples.len() + trees.count();
        let texts = files.iter().map(|(_, text)| *text);
        let others: Vec<&str> = examples.iter().copied().chain(texts).collect();
        let joined = pol_parser::join(policy, &others);
        let tree = joined.starts.get(trees).copied();
        let (examples, starts) = joined.starts.split_at(examples.len());
        let used = files.into_iter().zip(starts);
        let used = used.map(|((path, text), &start)| UsedFile { path, start, text });
        Self {
            tree: tree.unwrap_or(joined.text.len()),
            files: Files {
                examples: examples.first().copied(),
                used: used.collect(),
            },
            examples: examples.to_vec(),
            text: joined.text,
        }
    }

    /// Reads the tree.
    pub fn parse(&self) -> Parsed {
        parse(self.text.get(..self.tree).unwrap_or_default())
    }
}
