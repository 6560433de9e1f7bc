//! Makes the tree of a declaration from its pieces. Takes what the grammar read; gives `ast` with its spans.
//! Foreign spellings, clauses given twice and clauses that are missing are found here.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "the grammar has a rule for every word: each place matches those that can stand there"
)]

mod amount;
mod chain;
mod comparison;
mod condition;
mod example;
mod expression;
mod facts;
mod header;
mod judgement;
mod literal;
mod records;
mod text;
mod used;
mod vocabulary;

use crate::ast::{Attachments, Cite, DeclarationKind, Name, Text};
use crate::diagnostic::Diagnostic;
use crate::diagnostics;
use crate::grammar::{Node, Rule};
use crate::recover::{Parts, Piece, Unread};
use crate::scan::Source;
use crate::span::Span;
use crate::words::Keyword;

/// Builds a declaration; none where its head, or a clause that it cannot be without, could not be read.
pub(crate) fn declaration<'a>(
    source: &'a Source<'a>,
    keyword: Keyword,
    parts: &Parts<'a>,
    span: Span,
) -> (Option<DeclarationKind>, Vec<Diagnostic>) {
    let head = span.start..span.start + keyword.text().len();
    let mut builder = Builder {
        source,
        keyword,
        head: Span::new(head.start, head.end.min(span.end)),
        found: Vec::new(),
    };
    let kind = builder.declaration(parts);
    (kind, builder.found)
}

/// Builds one declaration.
struct Builder<'a> {
    source: &'a Source<'a>,
    keyword: Keyword,
    /// The place of the keyword.
    head: Span,
    found: Vec<Diagnostic>,
}

impl<'a> Builder<'a> {
    fn declaration(&mut self, parts: &Parts<'a>) -> Option<DeclarationKind> {
        let pieces = &parts.pieces;
        let Some(head) = &parts.head else {
            self.check_only(pieces);
            return None;
        };
        match self.keyword {
            Keyword::Policy => self.policy(head, pieces).map(DeclarationKind::Policy),
            Keyword::Vocabulary => self
                .vocabulary(head, pieces)
                .map(DeclarationKind::Vocabulary),
            Keyword::Use => self.used_file(head).map(DeclarationKind::Use),
            Keyword::Revision => self.revision(head, pieces).map(DeclarationKind::Revision),
            Keyword::Section => self.title(head).map(DeclarationKind::Section),
            Keyword::Clauses => self.clauses(head, pieces).map(DeclarationKind::Clauses),
            Keyword::Findings => Some(DeclarationKind::Findings(self.findings(pieces))),
            Keyword::Unit => self.unit(head).map(DeclarationKind::Unit),
            Keyword::Codes => self
                .code_system(head, pieces)
                .map(DeclarationKind::CodeSystem),
            Keyword::CodeSet => self.code_set(head, pieces).map(DeclarationKind::CodeSet),
            Keyword::Choices => self.choices(head, pieces).map(DeclarationKind::Choices),
            Keyword::Facts => self.facts(head, pieces).map(DeclarationKind::Facts),
            Keyword::Records => self.records(head, pieces).map(DeclarationKind::Records),
            Keyword::Limit => self.limit(head, pieces).map(DeclarationKind::Limit),
            Keyword::Value => self.value(head, pieces).map(DeclarationKind::Value),
            Keyword::Criterion => self.criterion(head, pieces).map(DeclarationKind::Criterion),
            Keyword::Amount => self.amount(head, pieces).map(DeclarationKind::Amount),
            Keyword::Rule => self.rule(head, pieces).map(DeclarationKind::Rule),
            Keyword::Exception => self.exception(head, pieces).map(DeclarationKind::Exception),
            Keyword::Advisory => self.advisory(head, pieces).map(DeclarationKind::Advisory),
            Keyword::Example => self.example(head, pieces).map(DeclarationKind::Example),
        }
    }

    /// Finds what is wrong inside the pieces of a declaration whose head could not be read.
    fn check_only(&mut self, pieces: &[Piece<'a>]) {
        for piece in pieces {
            let Ok(node) = &piece.node else { continue };
            for child in node.children().chain([node.clone()]) {
                match child.rule() {
                    Rule::condition => drop(self.condition(&child, &piece.bullets)),
                    Rule::chain => drop(self.expression(&child)),
                    Rule::text => drop(self.text(&child)),
                    _ => {}
                }
            }
        }
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Reports that a clause is missing, unless it was begun and could not be read, or may hide in what could not.
    fn missing(&mut self, name: Option<&Name>, clause: &str, pieces: &[Piece<'a>]) {
        let first = clause.split(' ').next().unwrap_or(clause);
        let hidden = pieces.iter().filter_map(|piece| piece.node.as_ref().err());
        let clauses = self.keyword.clauses();
        if hidden
            .into_iter()
            .any(|unread| unread.word == first || !clauses.contains(&unread.word))
        {
            return;
        }
        let (declaration, span) = name.map_or((self.keyword.text(), self.head), |name| {
            (name.text.as_str(), name.span)
        });
        self.report(diagnostics::missing_clause(declaration, clause, span));
    }

    fn out_of_place(&mut self, clause: &str, fits: &str, span: Span) {
        self.report(diagnostics::clause_out_of_place(
            clause,
            self.keyword.described(),
            fits,
            span,
        ));
    }

    /// Builds the citation and the notes of a declaration that has no other clauses to look at.
    fn attachments(&mut self, nodes: impl Iterator<Item = Node<'a>>) -> Attachments {
        let mut attached = Attached::default();
        for node in nodes {
            self.attach(&mut attached, &node);
        }
        attached.finish()
    }

    /// Takes a citation or a note; tells whether it was one.
    fn attach(&mut self, attached: &mut Attached, node: &Node<'a>) -> bool {
        match node.rule() {
            Rule::cite => {
                let cite = self.cite(node);
                attached.cite.put(self, "cite", node.span(), cite);
            }
            Rule::note => attached.notes.extend(self.inner_text(node)),
            _ => return false,
        }
        true
    }

    fn cite(&mut self, node: &Node<'a>) -> Cite {
        let clauses = node
            .all(Rule::clause_id)
            .map(|id| Name {
                text: id.text().to_owned(),
                span: id.span(),
            })
            .collect();
        Cite {
            clauses,
            text: self.inner_text(node),
        }
    }

    /// Builds the text that is part of a node.
    fn inner_text(&mut self, node: &Node<'a>) -> Option<Text> {
        node.child(Rule::text).map(|text| self.text(&text))
    }

    /// Builds the title in a declaration's head.
    fn title(&mut self, head: &Node<'a>) -> Option<Text> {
        self.inner_text(head)
    }
}

/// A citation and notes, while they are collected.
#[derive(Default)]
struct Attached {
    cite: Once<Cite>,
    notes: Vec<Text>,
}

impl Attached {
    fn finish(self) -> Attachments {
        Attachments {
            cite: self.cite.value,
            notes: self.notes,
        }
    }
}

/// A clause that may stand once.
struct Once<T> {
    value: Option<T>,
    span: Option<Span>,
}

impl<T> Default for Once<T> {
    fn default() -> Self {
        Self {
            value: None,
            span: None,
        }
    }
}

impl<T> Once<T> {
    /// Takes its value; the first one stands, and another is reported.
    fn put(&mut self, builder: &mut Builder<'_>, clause: &str, span: Span, value: T) {
        match self.span {
            Some(before) => builder.report(diagnostics::clause_twice(clause, span, before)),
            None => (self.value, self.span) = (Some(value), Some(span)),
        }
    }
}

/// Gives the pieces that were read.
fn read_nodes<'b, 'a>(pieces: &'b [Piece<'a>]) -> impl Iterator<Item = Node<'a>> + use<'b, 'a> {
    pieces
        .iter()
        .filter_map(|piece| piece.node.as_ref().ok())
        .cloned()
}

/// Takes the name that a row begins with, from a row that could not be read.
fn unread_name(unread: &Unread<'_>) -> Option<Name> {
    let text = unread.word.to_lowercase();
    let fits = text.starts_with(char::is_alphabetic)
        && text.chars().all(|c| c.is_alphanumeric() || c == '_');
    (fits && !crate::grammar::is_reserved(&text)).then_some(Name {
        text,
        span: unread.first,
    })
}
