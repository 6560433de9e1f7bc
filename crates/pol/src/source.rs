//! A text with its name and its lines: byte offsets in, lines and columns out.
//! Knows nothing of what the text says.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A line and a column, both counted from 1; the column counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// A place in one of the texts of a policy.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct TextPlace {
    /// The name of the text, where it is not the policy's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The place in it.
    #[serde(flatten)]
    pub place: Place,
}

/// `line 12`, or `line 12 of common/plans.pol`.
impl fmt::Display for TextPlace {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "line {}", self.place.line)?;
        match &self.file {
            Some(file) => write!(out, " of {file}"),
            None => Ok(()),
        }
    }
}

/// A named text whose lines are known.
#[derive(Clone, Debug)]
pub struct Source {
    name: String,
    text: String,
    starts: Vec<usize>,
    /// How many characters begin before each block: columns stay quick to find in a line of any length.
    counts: Vec<usize>,
}

/// The bytes of a block.
const BLOCK: usize = 4096;

impl Source {
    /// Takes a text and the name that messages call it by.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let after_breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        let starts = std::iter::once(0).chain(after_breaks).collect();
        let counts = counts(text.as_bytes());
        Self {
            name: name.into(),
            text,
            starts,
            counts,
        }
    }

    /// Gives the name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Gives the text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Tells the line and column of a byte offset; an offset past the end counts as the end.
    pub fn place(&self, offset: usize) -> Place {
        let offset = self.boundary(offset);
        let line = self.line(offset);
        let column = self.characters_before(offset) - self.characters_before(self.start(line));
        Place {
            line: line + 1,
            column: column + 1,
        }
    }

    fn characters_before(&self, offset: usize) -> usize {
        let block = offset / BLOCK;
        let before = self.counts.get(block).copied().unwrap_or_default();
        let rest = self.text.as_bytes().get(block * BLOCK..offset);
        before + rest.map_or(0, beginnings)
    }

    /// Renames the text.
    pub(crate) fn rename(&mut self, name: impl Into<String>) {
        self.name = name.into();
    }

    /// Counts the lines before an offset.
    pub(crate) fn line(&self, offset: usize) -> usize {
        self.starts
            .partition_point(|&start| start <= offset)
            .saturating_sub(1)
    }

    /// Gives the offset at which a line starts, counted from 0; the text's end past the last line.
    pub(crate) fn start(&self, line: usize) -> usize {
        self.starts.get(line).copied().unwrap_or(self.text.len())
    }

    /// Moves an offset back to the start of its character, and into the text.
    pub(crate) fn boundary(&self, offset: usize) -> usize {
        self.text.floor_char_boundary(offset)
    }
}

fn counts(bytes: &[u8]) -> Vec<usize> {
    let blocks = bytes.chunks(BLOCK).scan(0, |count, block| {
        *count += beginnings(block);
        Some(*count)
    });
    std::iter::once(0).chain(blocks).collect()
}

/// Counts the bytes at which a character begins.
fn beginnings(bytes: &[u8]) -> usize {
    bytes
        .iter()
        .filter(|&&byte| byte & 0b1100_0000 != 0b1000_0000)
        .count()
}

#[cfg(test)]
mod tests {
    use super::{Place, Source};

    #[test]
    fn columns_count_characters() {
        let source = Source::new("a.pol", "é = é\nab");
        assert_eq!(source.place(5), Place { line: 1, column: 5 });
        assert_eq!(source.place(8), Place { line: 2, column: 1 });
        assert_eq!(source.place(900), Place { line: 2, column: 3 });
    }

    #[test]
    fn columns_are_true_in_long_lines() {
        let source = Source::new("a.pol", "é".repeat(10_000) + "\n" + &"aé".repeat(10_000));
        assert_eq!(
            source.place(8_192),
            Place {
                line: 1,
                column: 4_097
            }
        );
        let start = 20_001;
        assert_eq!(
            source.place(start + 3 * 9_000),
            Place {
                line: 2,
                column: 18_001
            }
        );
    }

    #[test]
    fn the_empty_text_has_one_place() {
        assert_eq!(
            Source::new("a.pol", "").place(0),
            Place { line: 1, column: 1 }
        );
    }
}
