//! Cuts a text into words, texts, marks and comments, without any grammar. Takes any text; never fails.
//! Recovery, spans and the formatter stand on these tokens; pest reads the text itself.

use crate::ast::Comment;
use crate::span::Span;

/// A text with its tokens and comments.
#[derive(Debug)]
pub(crate) struct Source<'a> {
    /// The whole text.
    pub(crate) text: &'a str,
    /// Its tokens, in order.
    pub(crate) tokens: Vec<Token>,
    /// Its comments, in order.
    pub(crate) comments: Vec<Comment>,
}

/// A token: what stands together.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    /// Where.
    pub(crate) span: Span,
    /// What.
    pub(crate) kind: TokenKind,
    /// It is the first of its line.
    pub(crate) first: bool,
    /// It stands at the very start of its line.
    pub(crate) at_margin: bool,
}

/// The kinds of tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// Letters and digits, joined by `_`, `.`, `-` and `/`.
    Word,
    /// A text in quotes, straight or not, up to the end of its line at most.
    Text,
    /// Anything else.
    Mark,
}

/// Marks of several characters, longer ones first.
const LONG_MARKS: [&str; 12] = [
    "===", "!==", ">=", "<=", "==", "!=", "<>", "=>", "=<", "->", "&&", "||",
];

/// The quotes that are not straight double ones.
pub(crate) const SMART_QUOTES: [char; 10] = ['“', '”', '„', '‟', '«', '»', '‘', '’', '\'', '`'];

impl<'a> Source<'a> {
    /// Cuts a text.
    pub(crate) fn scan(text: &'a str) -> Self {
        let mut scanner = Scanner {
            text,
            at: 0,
            line: 0,
            first: true,
            tokens: Vec::new(),
            comments: Vec::new(),
        };
        if text.starts_with('\u{FEFF}') {
            (scanner.at, scanner.line) = ('\u{FEFF}'.len_utf8(), '\u{FEFF}'.len_utf8());
        }
        while scanner.step() {}
        Self {
            text,
            tokens: scanner.tokens,
            comments: scanner.comments,
        }
    }

    /// Gives the text of a token.
    pub(crate) fn of(&self, token: Token) -> &'a str {
        token.span.of(self.text)
    }

    /// Gives the end of the last token that starts within a stretch, but not past the stretch.
    pub(crate) fn end_of_tokens(&self, start: usize, end: usize) -> usize {
        let after = self.tokens.partition_point(|token| token.span.start < end);
        let last = after
            .checked_sub(1)
            .and_then(|index| self.tokens.get(index));
        last.map_or(end, |token| token.span.end.min(end)).max(start)
    }

    /// Gives the position of the token that holds a byte, or of the first one after it.
    pub(crate) fn token_at(&self, at: usize) -> usize {
        self.tokens.partition_point(|token| token.span.end <= at)
    }

    /// Tells whether only white space stands before a byte on its line.
    pub(crate) fn starts_line(&self, at: usize) -> bool {
        let before = self.text.get(..at).unwrap_or("");
        before
            .rsplit('\n')
            .next()
            .is_none_or(|line| line.chars().all(is_blank))
    }

    /// Covers a range of tokens.
    pub(crate) fn cover(&self, tokens: &std::ops::Range<usize>) -> Span {
        match (
            self.tokens.get(tokens.start),
            tokens
                .end
                .checked_sub(1)
                .and_then(|last| self.tokens.get(last)),
        ) {
            (Some(first), Some(last)) if !tokens.is_empty() => first.span.to(last.span),
            _ => Span::new(self.text.len(), self.text.len()),
        }
    }
}

/// Tells white space and all that cannot be seen.
pub(crate) fn is_blank(character: char) -> bool {
    character.is_whitespace() || character.is_control() || is_unseen(character)
}

/// Tells characters that take no room or turn the direction of writing.
pub(crate) fn is_unseen(character: char) -> bool {
    matches!(character, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    line: usize,
    first: bool,
    tokens: Vec<Token>,
    comments: Vec<Comment>,
}

impl<'a> Scanner<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// Takes one token, comment or blank; false at the end.
    fn step(&mut self) -> bool {
        let rest = self.rest();
        let Some(character) = rest.chars().next() else {
            return false;
        };
        if character == '\n' {
            self.at += 1;
            (self.line, self.first) = (self.at, true);
        } else if is_blank(character) {
            self.at += character.len_utf8();
        } else if character == '#' {
            self.comment(rest);
        } else {
            let (length, kind) = measure(rest, character);
            self.token(length, kind);
        }
        true
    }

    fn comment(&mut self, rest: &str) {
        let line = rest.split('\n').next().unwrap_or(rest);
        let written = line.trim_end_matches(is_blank);
        let text = written
            .get(1..)
            .unwrap_or("")
            .trim_matches(is_blank)
            .to_owned();
        self.comments.push(Comment {
            span: Span::new(self.at, self.at + written.len()),
            text,
        });
        self.at += line.len();
    }

    fn token(&mut self, length: usize, kind: TokenKind) {
        let span = Span::new(self.at, self.at + length);
        self.tokens.push(Token {
            span,
            kind,
            first: self.first,
            at_margin: self.at == self.line,
        });
        (self.at, self.first) = (span.end, false);
    }
}

fn measure(rest: &str, first: char) -> (usize, TokenKind) {
    if first == '"' {
        (straight_text(rest), TokenKind::Text)
    } else if SMART_QUOTES.contains(&first) {
        (smart_text(rest, first), TokenKind::Text)
    } else if is_word(first) {
        (word(rest), TokenKind::Word)
    } else {
        (mark(rest, first), TokenKind::Mark)
    }
}

fn straight_text(rest: &str) -> usize {
    let mut escaped = false;
    for (at, character) in rest.char_indices().skip(1) {
        match character {
            '\n' => return rest.get(..at).unwrap_or(rest).trim_end_matches('\r').len(),
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

fn smart_text(rest: &str, first: char) -> usize {
    let mut characters = rest.char_indices().skip(1).peekable();
    while let Some((at, character)) = characters.next() {
        if character == '\n' {
            return rest.get(..at).unwrap_or(rest).trim_end_matches('\r').len();
        }
        let next = characters.peek().map(|&(_, next)| next);
        let apostrophe = matches!(character, '\'' | '’') && next.is_some_and(char::is_alphabetic);
        if (character == '"' || SMART_QUOTES.contains(&character)) && !apostrophe {
            return at + character.len_utf8();
        }
    }
    rest.len().max(first.len_utf8())
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

fn word(rest: &str) -> usize {
    let mut characters = rest.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map(|&(_, next)| next);
        let joins = matches!(character, '.' | '-' | '/') && at > 0 && next.is_some_and(is_word);
        if !is_word(character) && !joins {
            return at;
        }
    }
    rest.len()
}

fn mark(rest: &str, first: char) -> usize {
    if first == '-' && !rest.starts_with("->") {
        return rest.len() - rest.trim_start_matches('-').len();
    }
    LONG_MARKS
        .iter()
        .find(|mark| rest.starts_with(**mark))
        .map_or(first.len_utf8(), |mark| mark.len())
}
