//! What is checked before pest sees a text: its size, how deep its parentheses go, and characters that deceive.

use crate::diagnostic::Diagnostic;
use crate::diagnostics;
use crate::scan::{Source, is_unseen};
use crate::span::Span;
use std::ops::Range;

/// The largest file, in bytes.
pub(crate) const FILE: usize = 4 << 20;
/// The longest declaration, in bytes.
pub(crate) const DECLARATION: usize = 256 << 10;
/// How deep parentheses may go, and how many `not` may stand in a row.
pub(crate) const DEPTH: usize = 32;

/// Checks the size of a file.
pub(crate) fn file(text: &str) -> Option<Diagnostic> {
    (text.len() > FILE).then(|| diagnostics::file_too_large(text.len()))
}

/// Checks the length and the depth of a declaration.
pub(crate) fn declaration(source: &Source<'_>, tokens: &Range<usize>) -> Option<Diagnostic> {
    let span = source.cover(tokens);
    let keyword = source
        .tokens
        .get(tokens.start)
        .map_or(span, |token| token.span);
    if span.end - span.start > DECLARATION {
        return Some(diagnostics::declaration_too_long(keyword));
    }
    too_deep(source, tokens).map(diagnostics::nesting_too_deep)
}

fn too_deep(source: &Source<'_>, tokens: &Range<usize>) -> Option<Span> {
    let mut depth = 0_usize;
    for &token in source.tokens.get(tokens.clone()).unwrap_or(&[]) {
        match source.of(token) {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEPTH {
            return Some(token.span);
        }
    }
    None
}

/// Finds control characters and characters that cannot be seen; a run of the same kind is one mistake.
pub(crate) fn characters(text: &str) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut run: Option<(Span, Unwanted, char)> = None;
    for (at, character) in text.char_indices() {
        let Some(unwanted) = unwanted(text, at, character) else {
            continue;
        };
        let here = Span::new(at, at + character.len_utf8());
        match &mut run {
            Some((span, kind, _)) if span.end == here.start && *kind == unwanted => {
                span.end = here.end
            }
            _ => found.extend(run.replace((here, unwanted, character)).map(report)),
        }
    }
    found.extend(run.map(report));
    found
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Unwanted {
    Control,
    Unseen,
}

fn unwanted(text: &str, at: usize, character: char) -> Option<Unwanted> {
    match character {
        '\n' | '\t' => None,
        '\r' if text
            .get(at + 1..)
            .is_some_and(|rest| rest.starts_with('\n')) =>
        {
            None
        }
        '\u{FEFF}' if at == 0 => None,
        _ if character.is_control() => Some(Unwanted::Control),
        _ if is_unseen(character) => Some(Unwanted::Unseen),
        _ => None,
    }
}

fn report((span, kind, character): (Span, Unwanted, char)) -> Diagnostic {
    match kind {
        Unwanted::Control => diagnostics::control_character(character, span),
        Unwanted::Unseen => diagnostics::invisible_character(character, span),
    }
}
