//! Attaches each comment of a source to the line of the layout that it belongs to.
//! One on a line of its own belongs to what follows it; one at the end of a line, to what stands before it.

use crate::ast::Comment;
use crate::layout;
use crate::scan::Source;

/// A line of the layout with its comments.
#[derive(Debug)]
pub(crate) struct Line {
    pub(crate) indent: usize,
    pub(crate) text: String,
    /// Where in the source it came from.
    start: usize,
    pub(crate) begins_declaration: bool,
    pub(crate) blank_before: bool,
    /// Comments on lines of their own before it.
    pub(crate) leading: Vec<Leading>,
    /// The last comment that followed it on its line; others, where several lines became one, go before it.
    pub(crate) trailing: Option<String>,
    /// Comments after the last line of a declaration that are indented as its clauses are.
    pub(crate) following: Vec<String>,
}

/// A comment on a line of its own.
#[derive(Debug)]
pub(crate) struct Leading {
    pub(crate) text: String,
    /// A blank line follows it.
    pub(crate) blank_after: bool,
}

/// The lines with their comments, and the comments after all of them.
#[derive(Debug)]
pub(crate) struct Commented {
    pub(crate) lines: Vec<Line>,
    pub(crate) at_end: Vec<Leading>,
}

impl Line {
    /// Takes a line of the layout, as yet without comments.
    pub(crate) fn new(line: layout::Line) -> Self {
        Self {
            indent: line.indent,
            text: line.text,
            start: line.start,
            begins_declaration: false,
            blank_before: false,
            leading: Vec::new(),
            trailing: None,
            following: Vec::new(),
        }
    }

    /// Puts the comment behind it before it, to make room for a later one.
    fn lift_trailing(&mut self) {
        let blank_after = false;
        self.leading.extend(
            self.trailing
                .take()
                .map(|text| Leading { text, blank_after }),
        );
    }
}

/// Attaches the comments of a source to lines.
pub(crate) fn attach(source: &Source<'_>, mut lines: Vec<Line>) -> Commented {
    for line in &mut lines {
        line.start = first_word(source, line);
    }
    let mut order: Vec<(usize, usize)> = lines
        .iter()
        .enumerate()
        .map(|(at, line)| (line.start, at))
        .collect();
    order.sort_unstable();
    let mut attacher = Attacher {
        source,
        order,
        commented: Commented {
            lines,
            at_end: Vec::new(),
        },
    };
    for comment in &source.comments {
        attacher.comment(comment);
    }
    attacher.commented
}

/// How many tokens the first word of a line may stand before, or after, the place that the tree knows.
const BEFORE: usize = 8;
const AFTER: usize = 8;

/// Finds the first word of a line in the source: the tree knows where its condition or text stands, not its keyword.
fn first_word(source: &Source<'_>, line: &Line) -> usize {
    let word = line.text.split(' ').next().unwrap_or("");
    let known = source.token_at(line.start);
    let token = |at: &usize| {
        source
            .tokens
            .get(*at)
            .copied()
            .filter(|token| source.of(*token) == word)
    };
    let back = (known.saturating_sub(BEFORE)..=known)
        .rev()
        .find_map(|at| token(&at));
    let found = back.or_else(|| (known..known + AFTER).find_map(|at| token(&at)));
    found.map_or(line.start, |token| token.span.start)
}

struct Attacher<'a> {
    source: &'a Source<'a>,
    /// Start and position of each line, in the order of the source.
    order: Vec<(usize, usize)>,
    commented: Commented,
}

impl Attacher<'_> {
    fn comment(&mut self, comment: &Comment) {
        let words = if comment.text.is_empty() || comment.text.starts_with('#') {
            format!("#{}", comment.text)
        } else {
            format!("# {}", comment.text)
        };
        if self.source.starts_line(comment.span.start) {
            self.own_line(comment, words);
        } else {
            self.trailing(comment, words);
        }
    }

    fn trailing(&mut self, comment: &Comment, words: String) {
        if let Some(line) = self.line_of(comment.span.start) {
            line.lift_trailing();
            line.trailing = Some(words);
        }
    }

    fn own_line(&mut self, comment: &Comment, text: String) {
        let next = self
            .source
            .tokens
            .get(self.source.token_at(comment.span.start))
            .copied();
        let ends_declaration =
            next.is_none_or(|next| next.at_margin && self.begins_declaration(next.span.start));
        let indented = !at_margin(self.source.text, comment.span.start);
        let blank_after = precedes_blank(self.source.text, comment.span.end);
        match next {
            _ if indented && ends_declaration && self.follow(comment.span.start, &text) => {}
            Some(next) => {
                if let Some(line) = self.line_of(next.span.start) {
                    line.lift_trailing();
                    line.leading.push(Leading { text, blank_after });
                }
            }
            None => self.commented.at_end.push(Leading { text, blank_after }),
        }
    }

    /// Puts a comment after the last line of the declaration before it; false if there is none.
    fn follow(&mut self, start: usize, text: &str) -> bool {
        let before = self.order.partition_point(|&(line, _)| line < start);
        let begins = self.order.get(..before).unwrap_or(&[]).iter().rev();
        let lines = &self.commented.lines;
        let head = begins
            .map(|&(_, at)| at)
            .find(|&at| lines.get(at).is_some_and(|line| line.begins_declaration));
        let Some(head) = head else { return false };
        let others = lines.iter().enumerate().skip(head + 1);
        let next = others
            .into_iter()
            .find(|(_, line)| line.begins_declaration)
            .map_or(lines.len(), |(at, _)| at);
        if let Some(line) = self.commented.lines.get_mut(next.saturating_sub(1)) {
            line.following.push(text.to_owned());
        }
        true
    }

    fn begins_declaration(&self, start: usize) -> bool {
        let at = self.order.partition_point(|&(line, _)| line < start);
        let line = self.order.get(at).filter(|&&(line, _)| line == start);
        line.and_then(|&(_, at)| self.commented.lines.get(at))
            .is_some_and(|line| line.begins_declaration)
    }

    /// Gives the line that a place in the source belongs to: the last one that starts at it or before it.
    fn line_of(&mut self, place: usize) -> Option<&mut Line> {
        let after = self.order.partition_point(|&(line, _)| line <= place);
        let &(_, at) = self.order.get(after.saturating_sub(1))?;
        self.commented.lines.get_mut(at)
    }
}

fn at_margin(text: &str, place: usize) -> bool {
    text.get(..place)
        .is_none_or(|before| before.is_empty() || before.ends_with('\n'))
}

/// Tells whether the line after a place is blank, and not the last.
fn precedes_blank(text: &str, end: usize) -> bool {
    let mut rest = text.get(end..).unwrap_or("").split('\n');
    rest.next();
    rest.next().is_some_and(|line| line.trim().is_empty()) && rest.next().is_some()
}
