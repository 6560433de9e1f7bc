//! Reads one declaration: whole if it can be read, else clause by clause, row by row and bullet by bullet.
//! Takes its tokens; gives its head, its pieces and a diagnostic for each piece that cannot be read.

use crate::diagnostic::Diagnostic;
use crate::diagnostics;
use crate::explain::{Place, explain};
use crate::grammar::{Failure, Node, Rule, read};
use crate::scan::{Source, Token, TokenKind};
use crate::span::Span;
use crate::split::keyword_at;
use crate::words::Keyword;
use std::ops::Range;

/// A declaration in pieces.
#[derive(Debug, Default)]
pub(crate) struct Parts<'a> {
    /// The node that holds its name; absent where its head cannot be read.
    pub(crate) head: Option<Node<'a>>,
    /// Its clauses or rows.
    pub(crate) pieces: Vec<Piece<'a>>,
    /// What is wrong with it.
    pub(crate) found: Vec<Diagnostic>,
    /// The token at which another declaration begins that is not at the start of its line.
    pub(crate) rest: Option<usize>,
}

/// A clause or a row.
#[derive(Debug)]
pub(crate) struct Piece<'a> {
    /// As it was read, or where it stands and its first word.
    pub(crate) node: Result<Node<'a>, Unread<'a>>,
    /// Its bullets, where they were read apart from it; a broken one only has its place.
    pub(crate) bullets: Vec<Result<Node<'a>, Span>>,
}

/// A clause or a row that could not be read, and has its diagnostic.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unread<'a> {
    /// Its first word.
    pub(crate) word: &'a str,
    /// The place of its first word.
    pub(crate) first: Span,
    /// The whole.
    pub(crate) span: Span,
}

/// Reads the declaration of a keyword.
pub(crate) fn read_declaration<'a>(
    source: &'a Source<'a>,
    keyword: Keyword,
    tokens: Range<usize>,
) -> Parts<'a> {
    let mut reader = Reader {
        source,
        keyword,
        parts: Parts::default(),
    };
    let (rule, _) = keyword.rules();
    match read(source, source.cover(&tokens), rule) {
        Ok(node) => reader.take(node),
        Err(failure) => reader.recover(tokens, &failure),
    }
    reader.parts
}

struct Reader<'a> {
    source: &'a Source<'a>,
    keyword: Keyword,
    parts: Parts<'a>,
}

impl<'a> Reader<'a> {
    /// Takes the pieces of what was read: of a whole declaration, or of some of its clauses.
    fn take(&mut self, node: Node<'a>) {
        let (whole, some) = self.keyword.rules();
        if node.rule() == whole {
            node.all(some).for_each(|part| self.take_clauses(&part));
            self.parts.head = Some(node);
        } else {
            self.take_clauses(&node);
        }
    }

    fn take_clauses(&mut self, clauses: &Node<'a>) {
        let pieces = clauses.children().filter(|child| child.rule() != Rule::EOI);
        self.parts.pieces.extend(pieces.map(|node| Piece {
            node: Ok(node),
            bullets: Vec::new(),
        }));
    }

    fn recover(&mut self, tokens: Range<usize>, whole: &Failure) {
        let (whole_rule, some_rule) = self.keyword.rules();
        for segment in self.segments(&tokens) {
            let rule = if segment.start == tokens.start {
                whole_rule
            } else {
                some_rule
            };
            if rule == some_rule && self.is_declaration(&segment) {
                self.parts.rest = Some(segment.start);
                break;
            }
            self.segment(rule, segment, true);
        }
        if self.parts.found.is_empty() && self.parts.rest.is_none() {
            self.explain(&tokens, whole);
        }
    }

    /// Finds an indented declaration where no clause can be read.
    fn is_declaration(&mut self, segment: &Range<usize>) -> bool {
        let (_, some_rule) = self.keyword.rules();
        let declares = looks_like_declaration(self.source, segment.start)
            && read(self.source, self.source.cover(segment), some_rule).is_err();
        if let (true, Some(&token)) = (declares, self.source.tokens.get(segment.start)) {
            self.parts.found.push(diagnostics::indented_declaration(
                self.source.of(token),
                token.span,
            ));
        }
        declares
    }

    fn segments(&self, tokens: &Range<usize>) -> Vec<Range<usize>> {
        let later = (tokens.start + 1..tokens.end).filter(|&at| self.is_boundary(at));
        let starts: Vec<_> = [tokens.start].into_iter().chain(later).collect();
        let ends = starts.iter().skip(1).copied().chain([tokens.end]);
        starts
            .iter()
            .zip(ends)
            .map(|(&start, end)| start..end)
            .collect()
    }

    fn segment(&mut self, rule: Rule, segment: Range<usize>, bullets: bool) {
        let failure = match read(self.source, self.source.cover(&segment), rule) {
            Ok(node) => return self.take(node),
            Err(failure) => failure,
        };
        let first_bullet = segment
            .clone()
            .skip(1)
            .find(|&at| is_bullet(self.source, at));
        if let Some(first) = first_bullet.filter(|_| bullets && !self.keyword.has_rows()) {
            return self.bulleted(rule, &segment, first, &failure);
        }
        self.explain(&segment, &failure);
        self.salvage(rule, segment, &failure);
    }

    /// Keeps what stands before the place where reading stopped, if that can be read.
    fn salvage(&mut self, rule: Rule, segment: Range<usize>, failure: &Failure) {
        let stop = self
            .source
            .token_at(failure.at)
            .clamp(segment.start, segment.end);
        let before = segment.start..stop;
        let kept = (!before.is_empty())
            .then(|| read(self.source, self.source.cover(&before), rule).ok())
            .flatten();
        let on_new_line = self
            .source
            .tokens
            .get(stop)
            .is_some_and(|token| token.first);
        let read_before = kept.is_some();
        if let Some(node) = kept {
            self.take(node);
        }
        if !read_before {
            self.unread(segment);
        } else if on_new_line && stop < segment.end {
            self.unread(stop..segment.end);
        }
    }

    fn unread(&mut self, tokens: Range<usize>) {
        let Some(&token) = self.source.tokens.get(tokens.start) else {
            return;
        };
        let unread = Unread {
            word: self.source.of(token),
            first: token.span,
            span: self.source.cover(&tokens),
        };
        self.parts.pieces.push(Piece {
            node: Err(unread),
            bullets: Vec::new(),
        });
    }

    /// Reads what stands before the first bullet, then each bullet alone.
    fn bulleted(&mut self, rule: Rule, segment: &Range<usize>, first: usize, failure: &Failure) {
        let errors = self.parts.found.len();
        self.segment(rule, segment.start..first, false);
        let starts: Vec<_> = (first..segment.end)
            .filter(|&at| is_bullet(self.source, at))
            .collect();
        let ends = starts.iter().skip(1).copied().chain([segment.end]);
        for (&start, end) in starts.iter().zip(ends) {
            self.bullet(start..end);
        }
        if self.parts.found.len() == errors {
            self.explain(segment, failure);
        }
    }

    fn bullet(&mut self, tokens: Range<usize>) {
        let span = self.source.cover(&tokens);
        let bullet = match read(self.source, span, Rule::bullet_alone) {
            Ok(node) => node.child(Rule::bullet_item).ok_or(span),
            Err(failure) => {
                self.explain(&tokens, &failure);
                Err(span)
            }
        };
        if let Some(piece) = self.parts.pieces.last_mut() {
            piece.bullets.push(bullet);
        }
    }

    fn explain(&mut self, tokens: &Range<usize>, failure: &Failure) {
        let place = Place {
            keyword: self.keyword,
            tokens: tokens.clone(),
        };
        self.parts.found.push(explain(self.source, &place, failure));
    }

    /// Tells whether a clause or a row begins at a token, as far as its line shows.
    fn is_boundary(&self, at: usize) -> bool {
        let Some(&token) = self.source.tokens.get(at) else {
            return false;
        };
        let before = at
            .checked_sub(1)
            .and_then(|before| self.source.tokens.get(before));
        if !token.first
            || before.is_some_and(|&before| [",", "+", "("].contains(&self.source.of(before)))
        {
            return false;
        }
        looks_like_declaration(self.source, at) || self.begins_piece(token)
    }

    fn begins_piece(&self, token: Token) -> bool {
        let word = self.source.of(token);
        let is_word = token.kind == TokenKind::Word;
        let free_word = is_word && !crate::grammar::is_reserved(word);
        match self.keyword {
            Keyword::Clauses
            | Keyword::Findings
            | Keyword::Facts
            | Keyword::Records
            | Keyword::Choices => is_word && !self.goes_on(token),
            Keyword::Value | Keyword::Amount | Keyword::Limit => {
                free_word || word == "(" || self.begins_clause(token)
            }
            Keyword::Example => {
                word.starts_with(|c: char| c.is_ascii_lowercase()) || self.begins_clause(token)
            }
            Keyword::Policy
            | Keyword::Vocabulary
            | Keyword::Use
            | Keyword::Revision
            | Keyword::Section
            | Keyword::Unit
            | Keyword::Codes
            | Keyword::CodeSet
            | Keyword::Criterion
            | Keyword::Rule
            | Keyword::Exception
            | Keyword::Advisory => self.begins_clause(token),
        }
    }

    /// Tells whether a word at the start of a line goes on with the row above.
    fn goes_on(&self, token: Token) -> bool {
        let words: &[&str] = if [Keyword::Facts, Keyword::Records].contains(&self.keyword) {
            &[
                "cite",
                "note",
                "was",
                "presumed",
                "when",
                "and",
                "or",
                "is",
                "to",
                "less",
                "derived",
                "within",
                "where",
                "otherwise",
            ]
        } else if self.keyword == Keyword::Choices {
            &["codes", "from", "until"]
        } else {
            &[]
        };
        words.contains(&self.source.of(token))
    }

    fn begins_clause(&self, token: Token) -> bool {
        let word = self.source.of(token);
        let continued = [Keyword::Policy, Keyword::Criterion, Keyword::Amount];
        let goes_on = continued.contains(&self.keyword) && word == "when";
        let has_text = matches!(
            self.keyword,
            Keyword::Value
                | Keyword::Limit
                | Keyword::Criterion
                | Keyword::Amount
                | Keyword::Exception
                | Keyword::Advisory
        );
        self.keyword.clauses().contains(&word)
            || FOREIGN_CLAUSES.contains(&word) && !goes_on
            || has_text && token.kind == TokenKind::Text
    }
}

/// Words that begin a clause in some declarations, and mean nothing else in the others.
const FOREIGN_CLAUSES: [&str; 14] = [
    "finds",
    "when",
    "unless",
    "met",
    "turns",
    "except",
    "governs",
    "selected",
    "superseded",
    "expect",
    "like",
    "given",
    "edition",
    "publisher",
];

fn is_bullet(source: &Source<'_>, at: usize) -> bool {
    source.tokens.get(at).is_some_and(|&token| {
        let mark = source.of(token);
        token.first
            && token.kind == TokenKind::Mark
            && (mark.starts_with('-') || ["•", "·", "‣", "–", "—", "*"].contains(&mark))
    })
}

/// Tells whether an indented line can only be meant as a declaration.
fn looks_like_declaration(source: &Source<'_>, at: usize) -> bool {
    let token = |at: usize| source.tokens.get(at).copied();
    let (Some(start), Some(keyword)) = (token(at), keyword_at(source, at)) else {
        return false;
    };
    let name = at + keyword.text().split(' ').count();
    let beside = |at: usize| token(at).filter(|token| !token.first);
    let is_name = beside(name)
        .is_some_and(|token| token.kind == TokenKind::Word && !source.of(token).contains('/'));
    let ends = |at: usize| beside(at).is_none_or(|token| token.kind == TokenKind::Text);
    start.first
        && match keyword {
            Keyword::Section | Keyword::Clauses => {
                beside(name).is_some_and(|token| token.kind == TokenKind::Text) && ends(name + 1)
            }
            Keyword::Findings => beside(name).is_some_and(|token| source.of(token) == ","),
            Keyword::Records => {
                is_name && beside(name + 1).is_some_and(|token| source.of(token) == ",")
            }
            Keyword::Value | Keyword::Amount => {
                is_name && beside(name + 1).is_some_and(|token| source.of(token) == "in")
            }
            Keyword::Revision => {
                is_name
                    && !ends(name + 1)
                    && beside(name + 2).is_some_and(|token| token.kind == TokenKind::Text)
            }
            Keyword::Use => beside(name).is_some_and(|token| token.kind == TokenKind::Text),
            Keyword::Unit
            | Keyword::Policy
            | Keyword::Vocabulary
            | Keyword::Codes
            | Keyword::CodeSet
            | Keyword::Choices
            | Keyword::Facts
            | Keyword::Limit
            | Keyword::Example => is_name && ends(name + 1),
            Keyword::Criterion | Keyword::Rule | Keyword::Exception | Keyword::Advisory => {
                let dated = beside(name + 1)
                    .is_some_and(|token| ["from", "until"].contains(&source.of(token)));
                is_name && (dated || ends(name + 1))
            }
        }
}
