//! Text in; its syntax tree and all that is wrong with it out. Never fails.
//! Cuts the text into declarations, reads each alone, and builds its tree.

use crate::ast::{Broken, Declaration, DeclarationKind, File, Name};
use crate::build;
use crate::diagnostic::Diagnostic;
use crate::limits;
use crate::recover::read_declaration;
use crate::scan::{Source, Token, TokenKind};
use crate::span::Span;
use crate::split::{Chunk, ChunkKind, keyword_at, split};
use crate::words::Keyword;
use std::ops::Range;

/// What a text gives: as much of its tree as can be read, and what is wrong with it.
#[derive(Clone, Debug, Default)]
pub struct Parsed {
    /// The tree, with a broken declaration for each that cannot be read.
    pub file: File,
    /// What is wrong, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a text.
pub fn parse(text: &str) -> Parsed {
    if let Some(too_large) = limits::file(text) {
        return Parsed {
            file: unread_file(),
            diagnostics: vec![too_large],
        };
    }
    let source = Source::scan(text);
    let mut found = limits::characters(text);
    let unwanted: Vec<usize> = found
        .iter()
        .filter_map(|diagnostic| diagnostic.span().map(|span| span.start))
        .collect();
    let mut parser = Parser {
        source: &source,
        unwanted,
        declarations: Vec::new(),
        found: Vec::new(),
    };
    for chunk in split(&source, &mut found) {
        parser.chunk(chunk);
    }
    let Parser {
        declarations,
        found: more,
        ..
    } = parser;
    found.extend(more);
    found.sort_by_key(Diagnostic::span);
    Parsed {
        file: File {
            declarations,
            comments: source.comments,
        },
        diagnostics: found,
    }
}

/// A file that may declare anything, so that nothing is called missing or unknown.
fn unread_file() -> File {
    let broken = |keyword: Keyword| Broken {
        keyword: Some(keyword.text().to_owned()),
        name: None,
    };
    let declaration = |keyword| Declaration {
        span: Span::default(),
        kind: DeclarationKind::Broken(broken(keyword)),
    };
    File {
        declarations: Keyword::ALL.map(declaration).into(),
        comments: Vec::new(),
    }
}

struct Parser<'a> {
    source: &'a Source<'a>,
    /// Where characters were found that must not be there.
    unwanted: Vec<usize>,
    declarations: Vec<Declaration>,
    found: Vec<Diagnostic>,
}

impl Parser<'_> {
    /// Reads a chunk, and the declarations that are indented in it.
    fn chunk(&mut self, chunk: Chunk) {
        let mut next = Some(chunk);
        while let Some(chunk) = next.take() {
            next = match chunk.kind {
                ChunkKind::Known(keyword) => self.declaration(keyword, &chunk.tokens),
                ChunkKind::Future => self.broken(
                    Some(self.word(chunk.tokens.start)),
                    chunk.tokens.start + 1,
                    &chunk.tokens,
                ),
                ChunkKind::Unknown => self.broken(None, chunk.tokens.start + 1, &chunk.tokens),
            };
        }
    }

    /// Reads a declaration; gives what is left where another one begins inside.
    fn declaration(&mut self, keyword: Keyword, tokens: &Range<usize>) -> Option<Chunk> {
        let name = tokens.start + keyword.text().split(' ').count();
        if let Some(limit) = limits::declaration(self.source, tokens) {
            self.found.push(limit);
            return self.broken(Some(keyword.text().to_owned()), name, tokens);
        }
        let parts = read_declaration(self.source, keyword, tokens.clone());
        let own = tokens.start..parts.rest.unwrap_or(tokens.end);
        let (kind, found) =
            build::declaration(self.source, keyword, &parts, self.source.cover(&own));
        let new: Vec<_> = parts
            .found
            .into_iter()
            .filter(|diagnostic| !self.is_blemished(diagnostic))
            .collect();
        self.found.extend(new);
        self.found.extend(found);
        match kind {
            Some(kind) => self.declarations.push(Declaration {
                span: self.source.cover(&own),
                kind,
            }),
            None => drop(self.broken(Some(keyword.text().to_owned()), name, &own)),
        }
        let rest = parts.rest?;
        let keyword = keyword_at(self.source, rest).expect("recovery stops at keywords only");
        Some(Chunk {
            kind: ChunkKind::Known(keyword),
            tokens: rest..tokens.end,
        })
    }

    /// Tells whether a forbidden character stands in the line: what cannot be read there has its diagnostic already.
    fn is_blemished(&self, diagnostic: &Diagnostic) -> bool {
        let Some(span) = diagnostic.span().filter(|_| !self.unwanted.is_empty()) else {
            return false;
        };
        let before = self.source.text.get(..span.start).unwrap_or("");
        let line = before.rfind('\n').map_or(0, |at| at + 1);
        let end = self
            .source
            .text
            .get(span.start..)
            .and_then(|rest| rest.find('\n'))
            .map_or(self.source.text.len(), |at| span.start + at);
        let next = self.unwanted.partition_point(|&at| at < line);
        self.unwanted.get(next).is_some_and(|&at| at < end)
    }

    fn broken(
        &mut self,
        keyword: Option<String>,
        name: usize,
        tokens: &Range<usize>,
    ) -> Option<Chunk> {
        let name = self
            .source
            .tokens
            .get(name)
            .copied()
            .filter(|_| name < tokens.end)
            .and_then(|token| self.name(token));
        let kind = DeclarationKind::Broken(Broken { keyword, name });
        self.declarations.push(Declaration {
            span: self.source.cover(tokens),
            kind,
        });
        None
    }

    fn word(&self, at: usize) -> String {
        self.source
            .tokens
            .get(at)
            .map_or("", |&token| self.source.of(token))
            .to_owned()
    }

    /// Takes what may be meant as a name, in small letters.
    fn name(&self, token: Token) -> Option<Name> {
        let text = self.source.of(token).to_lowercase();
        let fits = token.kind == TokenKind::Word
            && text.starts_with(char::is_alphabetic)
            && !crate::grammar::is_reserved(&text);
        fits.then_some(Name {
            text,
            span: token.span,
        })
    }
}
