//! The formatter: a file without errors in, the same file in the one layout out, with every comment.
//! It reads its own output back and compares tree and comments before it gives it away.

use crate::ast::{Comment, File};
use crate::diagnostic::{Diagnostic, Severity};
use crate::layout::{self, Line};
use crate::parse;

/// Why a text was not formatted.
#[derive(Debug)]
pub enum Unformatted {
    /// It has errors; a file with errors is left as it is.
    Broken(Vec<Diagnostic>),
    /// What was put does not read back as the same file: a defect of the formatter. The file is left as it is.
    Changed {
        /// What differs.
        what: String,
    },
}

/// Formats a text.
///
/// # Errors
/// Refuses a text with errors, and gives nothing that does not read back as the same file.
pub fn format(text: &str) -> Result<String, Unformatted> {
    let parsed = parse(text);
    if parsed.diagnostics.iter().any(|diagnostic| diagnostic.severity() == Severity::Error) {
        return Err(Unformatted::Broken(parsed.diagnostics));
    }
    let formatted = put(text, &parsed.file);
    match difference(&parsed.file, &parse(&formatted).file) {
        None => Ok(formatted),
        Some(what) => Err(Unformatted::Changed { what }),
    }
}

/// Puts a file: its declarations with a blank line between, its comments where they were.
fn put(source: &str, file: &File) -> String {
    let mut lines = lines(file);
    for comment in file.comments.iter().rev() {
        place(source, comment, &mut lines);
    }
    let mut text = String::new();
    for line in &lines {
        if line.blank_before && !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&" ".repeat(line.indent));
        text.push_str(line.text.trim_end());
        text.push('\n');
    }
    text
}

/// A line of the formatted file.
struct Put {
    indent: usize,
    text: String,
    /// Where in the source it came from; `None` for a comment's own line.
    start: Option<usize>,
    blank_before: bool,
    commented: bool,
}

fn lines(file: &File) -> Vec<Put> {
    let of_declaration = |declaration| {
        let lines: Vec<Line> = layout::declaration(declaration);
        lines.into_iter().enumerate().map(|(position, line)| Put {
            indent: line.indent,
            text: line.text,
            start: Some(line.start),
            blank_before: position == 0,
            commented: false,
        })
    };
    let mut lines: Vec<Put> = file.declarations.iter().flat_map(of_declaration).collect();
    join_one_liners(file, &mut lines);
    lines
}

/// Entries of the revision log, one line each, stand together.
fn join_one_liners(file: &File, lines: &mut [Put]) {
    for pair in file.declarations.windows(2) {
        if let (crate::ast::DeclarationKind::Revision(_), crate::ast::DeclarationKind::Revision(_)) =
            (&pair[0].kind, &pair[1].kind)
        {
            let second = lines.iter_mut().find(|line| line.start == Some(pair[1].span.start));
            second.into_iter().for_each(|line| line.blank_before = false);
        }
    }
}

/// Puts a comment where it was: behind the line whose words it followed, or on a line of its own before what it preceded.
fn place(source: &str, comment: &Comment, lines: &mut Vec<Put>) {
    let start = comment.span.start;
    let text = match comment.text.as_str() {
        "" => String::from("#"),
        words => format!("# {words}"),
    };
    let line_start = source[..start].rfind('\n').map_or(0, |at| at + 1);
    let before = last_before(lines, start);
    let trails = !source[line_start..start].trim().is_empty();
    match before {
        Some(at) if trails && !lines[at].commented => {
            lines[at].text.push_str(&format!("  {text}"));
            lines[at].commented = true;
        }
        _ => own_line(source, comment, text, lines),
    }
}

/// The line with the latest start before an offset.
fn last_before(lines: &[Put], offset: usize) -> Option<usize> {
    let earlier = lines.iter().enumerate().filter(|(_, line)| line.start.is_some_and(|start| start < offset));
    earlier.max_by_key(|(_, line)| line.start).map(|(at, _)| at)
}

/// The line with the earliest start after an offset.
fn first_after(lines: &[Put], offset: usize) -> Option<usize> {
    let later = lines.iter().enumerate().filter(|(_, line)| line.start.is_some_and(|start| start > offset));
    later.min_by_key(|(_, line)| line.start).map(|(at, _)| at)
}

/// Comments are placed from the last to the first, so a later one already stands between this one and what follows.
fn own_line(source: &str, comment: &Comment, text: String, lines: &mut Vec<Put>) {
    let start = comment.span.start;
    let indented = source[..start].ends_with([' ', '\t']);
    let next = first_after(lines, start);
    let ends_declaration = next.is_none_or(|next| lines[next].indent == 0);
    match (last_before(lines, start), next) {
        (Some(before), _) if indented && ends_declaration => {
            let indent = lines[before].indent.max(2);
            lines.insert(before + 1, Put { indent, text, start: None, blank_before: false, commented: true });
        }
        (_, Some(next)) => insert_before(source, comment, text, next, lines),
        (_, None) => {
            let blank_before = follows_blank(source, start);
            let at = last_before(lines, start).map_or(0, |before| before + 1);
            let put = Put { indent: 0, text, start: None, blank_before, commented: true };
            lines.insert(at, put);
        }
    }
}

/// Goes before the line and the comments that were put before it; takes over its blank line, and keeps one between if there was one.
fn insert_before(source: &str, comment: &Comment, text: String, next: usize, lines: &mut Vec<Put>) {
    let indent = lines[next].indent;
    let mut at = next;
    while at > 0 && lines[at - 1].start.is_none() && lines[at - 1].indent == indent && !lines[at].blank_before_kept() {
        at -= 1;
    }
    while at > 0 && lines[at - 1].start.is_none() && lines[at - 1].indent == indent {
        at -= 1;
    }
    let blank_before = lines[at].blank_before;
    lines[at].blank_before = precedes_blank(source, comment.span.end) && indent == 0;
    lines.insert(at, Put { indent, text, start: None, blank_before, commented: true });
}

impl Put {
    fn blank_before_kept(&self) -> bool {
        self.start.is_none() && self.blank_before
    }
}

/// Tells whether the line after an offset is blank.
fn precedes_blank(source: &str, end: usize) -> bool {
    let mut rest = source[end..].lines();
    rest.next();
    rest.next().is_some_and(|line| line.trim().is_empty())
}

/// Tells whether the line before that of an offset is blank.
fn follows_blank(source: &str, start: usize) -> bool {
    source[..start].lines().rev().nth(usize::from(!source[..start].ends_with('\n'))).is_some_and(|line| line.trim().is_empty())
}

/// Says what differs between two files, their places left aside; nothing, if they are the same.
fn difference(before: &File, after: &File) -> Option<String> {
    let comments = |file: &File| {
        let mut texts: Vec<String> = file.comments.iter().map(|comment| comment.text.clone()).collect();
        texts.sort_unstable();
        texts
    };
    if comments(before) != comments(after) {
        return Some(String::from("the comments"));
    }
    if before.declarations.len() != after.declarations.len() {
        return Some(String::from("the number of declarations"));
    }
    let pairs = before.declarations.iter().zip(&after.declarations);
    let differs = |(position, (one, other)): (usize, (&crate::ast::Declaration, &crate::ast::Declaration))| {
        (without_places(one) != without_places(other)).then(|| format!("declaration {}", position + 1))
    };
    pairs.enumerate().find_map(differs)
}

/// The whole tree of a declaration as text, without its spans.
fn without_places(declaration: &crate::ast::Declaration) -> String {
    let tree = format!("{declaration:?}");
    let mut plain = String::with_capacity(tree.len());
    let mut rest = tree.as_str();
    while let Some(at) = rest.find("Span { start: ") {
        plain.push_str(&rest[..at]);
        let end = rest[at..].find('}').map_or(rest.len(), |end| at + end + 1);
        rest = &rest[end..];
    }
    plain.push_str(rest);
    plain
}
