//! A text in, its tree and what is wrong with it out: cut at the keywords at the margin, each declaration read alone.
use crate::ast::{Broken, Comment, Declaration, DeclarationKind, File};
use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::grammar::read;
use crate::scan::Source;
use crate::span::Span;
use crate::tree::{Builder, declaration};
use crate::words::Keyword;

/// A file that was read.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// Its tree.
    pub file: File,
    /// What is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
}

static PAGE: Page = Page { code: "E0100", title: "x", severity: Severity::Error, text: "", raises: Case::Policy(""), misses: Case::Policy("") };

/// Reads a text.
pub fn parse(text: &str) -> Parsed {
    let source = Source::scan(text);
    let mut starts: Vec<(usize, Keyword)> = Vec::new();
    for (at, token) in source.tokens.iter().enumerate() {
        let next = source.tokens.get(at + 1).map_or("", |next| source.of(*next));
        if token.at_margin && let Some(keyword) = Keyword::of(source.of(*token), next) {
            starts.push((token.span.start, keyword));
        }
    }
    let mut builder = Builder::default();
    let mut file = File { declarations: Vec::new(), comments: source.comments.clone() };
    let _: &Vec<Comment> = &file.comments;
    for (position, (start, keyword)) in starts.iter().enumerate() {
        let end = starts.get(position + 1).map_or(text.len(), |(next, _)| *next);
        match read(&source, Span::new(*start, end), keyword.rules().0) {
            Ok(node) => file.declarations.push(declaration(&mut builder, &node)),
            Err(failure) => {
                builder.diagnostics.push(Diagnostic::new(&PAGE, format!("expected {:?}", failure.expected)).label(Span::new(failure.at, failure.at + 1), "here"));
                file.declarations.push(Declaration { span: Span::new(*start, end), kind: DeclarationKind::Broken(Broken { keyword: Some(keyword.text().to_owned()), name: None }) });
            }
        }
    }
    Parsed { file, diagnostics: builder.diagnostics }
}
