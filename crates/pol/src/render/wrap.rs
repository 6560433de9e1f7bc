//! Words into lines of a width: the first line begins with one indent, the others with another.

use textwrap::{Options, WordSeparator, WordSplitter};

/// The narrowest width that is respected.
const NARROWEST: usize = 40;

/// Wraps a text and ends it with a line break. Words are never broken.
pub(crate) fn fill(text: &str, first: &str, rest: &str, width: usize) -> String {
    let options = Options::new(width.max(NARROWEST))
        .initial_indent(first)
        .subsequent_indent(rest)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .break_words(false);
    textwrap::fill(text, options) + "\n"
}

/// Wraps a text into lines of a width, without their breaks; a word that is longer is broken.
pub(crate) fn lines(text: &str, width: usize) -> Vec<String> {
    let options = Options::new(width)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation);
    let wrapped = textwrap::wrap(text, options).into_iter();
    wrapped.map(std::borrow::Cow::into_owned).collect()
}
