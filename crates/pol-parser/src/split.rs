//! Cuts the tokens of a file into declarations, where a keyword stands at the start of a line.
//! What stands before the first declaration, or under a word that declares nothing, is reported here.

use crate::diagnostic::Diagnostic;
use crate::diagnostics;
use crate::scan::{Source, Token, TokenKind};
use crate::words::{CLAUSES, FUTURE, Keyword};
use std::ops::Range;

/// The tokens of one declaration.
#[derive(Clone, Debug)]
pub(crate) struct Chunk {
    /// What kind it is.
    pub(crate) kind: ChunkKind,
    /// Its tokens, by position.
    pub(crate) tokens: Range<usize>,
}

/// The kinds of chunks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ChunkKind {
    /// A declaration.
    Known(Keyword),
    /// A declaration that is kept for later.
    Future,
    /// Begins with a word that declares nothing.
    Unknown,
}

/// Cuts a file.
pub(crate) fn split(source: &Source<'_>, found: &mut Vec<Diagnostic>) -> Vec<Chunk> {
    let starts: Vec<_> = (0..source.tokens.len())
        .filter_map(|at| Some((at, begins(source, at)?)))
        .collect();
    let ends = starts
        .iter()
        .skip(1)
        .map(|&(at, _)| at)
        .chain([source.tokens.len()]);
    let first = starts.first().map_or(source.tokens.len(), |&(at, _)| at);
    if first > 0 {
        found.push(diagnostics::before_first_declaration(
            source.cover(&(0..first)),
        ));
    }
    let chunks: Vec<_> = starts
        .iter()
        .zip(ends)
        .map(|(&(at, kind), end)| Chunk {
            kind,
            tokens: at..end,
        })
        .collect();
    chunks.iter().for_each(|chunk| report(source, chunk, found));
    chunks
}

/// Gives the keyword that stands at a token, and how many tokens it takes.
pub(crate) fn keyword_at(source: &Source<'_>, at: usize) -> Option<Keyword> {
    let word = |at: usize| source.tokens.get(at).map_or("", |&token| source.of(token));
    Keyword::of(word(at), word(at + 1))
}

fn begins(source: &Source<'_>, at: usize) -> Option<ChunkKind> {
    let token = source.tokens.get(at).copied().filter(begins_line)?;
    let word = source.of(token);
    if let Some(keyword) = keyword_at(source, at) {
        return Some(ChunkKind::Known(keyword));
    }
    if FUTURE.contains(&word) {
        return Some(ChunkKind::Future);
    }
    let declares = word.starts_with(char::is_alphabetic) && !CLAUSES.contains(&word);
    declares.then_some(ChunkKind::Unknown)
}

fn begins_line(token: &Token) -> bool {
    token.at_margin && token.kind == TokenKind::Word
}

fn report(source: &Source<'_>, chunk: &Chunk, found: &mut Vec<Diagnostic>) {
    let Some(&token) = source.tokens.get(chunk.tokens.start) else {
        return;
    };
    match chunk.kind {
        ChunkKind::Known(_) => {}
        ChunkKind::Future => found.push(diagnostics::future_declaration(
            source.of(token),
            token.span,
        )),
        ChunkKind::Unknown => found.push(diagnostics::unknown_declaration(
            source.of(token),
            token.span,
        )),
    }
}
