//! The formatter: a file without errors in, the same file in the one layout out, with every comment.
//! It reads its own output back and compares tree and comments before it gives it away.

use crate::ast::{Declaration, DeclarationKind, File};
use crate::comments::{Commented, Line, attach};
use crate::diagnostic::{Diagnostic, Severity};
use crate::layout;
use crate::parse;
use crate::scan::Source;
use crate::span::Span;
use std::collections::HashSet;

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
    if parsed
        .diagnostics
        .iter()
        .any(|diagnostic| diagnostic.severity() == Severity::Error)
    {
        return Err(Unformatted::Broken(parsed.diagnostics));
    }
    let formatted = put(&Source::scan(text), &parsed.file);
    match difference(&parsed.file, &parse(&formatted).file) {
        None => Ok(formatted),
        Some(what) => Err(Unformatted::Changed { what }),
    }
}

/// Puts a file that was made of a text's, in the one layout: of the comments of the text those that the file still has.
pub fn lay_out(text: &str, file: &File) -> String {
    let mut source = Source::scan(text);
    let kept: HashSet<Span> = file.comments.iter().map(|comment| comment.span).collect();
    source
        .comments
        .retain(|comment| kept.contains(&comment.span));
    put(&source, file)
}

/// Puts a file: its declarations with a blank line between, its comments where they were.
fn put(source: &Source<'_>, file: &File) -> String {
    let Commented { lines, at_end } = attach(source, lines(file));
    let mut out = String::new();
    for line in &lines {
        put_line(&mut out, line);
    }
    if !out.is_empty() && !at_end.is_empty() {
        out.push('\n');
    }
    for (position, comment) in at_end.iter().enumerate() {
        put_words(&mut out, 0, &comment.text);
        if comment.blank_after && position + 1 < at_end.len() {
            out.push('\n');
        }
    }
    out
}

fn put_line(out: &mut String, line: &Line) {
    if line.blank_before && !out.is_empty() {
        out.push('\n');
    }
    for comment in &line.leading {
        put_words(out, line.indent, &comment.text);
        if comment.blank_after && line.indent == 0 {
            out.push('\n');
        }
    }
    match &line.trailing {
        None => put_words(out, line.indent, &line.text),
        Some(comment) => put_words(out, line.indent, &format!("{}  {comment}", line.text)),
    }
    line.following
        .iter()
        .for_each(|comment| put_words(out, 2, comment));
}

fn put_words(out: &mut String, indent: usize, words: &str) {
    out.push_str(&" ".repeat(indent));
    out.push_str(words);
    out.push('\n');
}

fn lines(file: &File) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut before: Option<&Declaration> = None;
    for declaration in &file.declarations {
        let first = lines.len();
        lines.extend(layout::declaration(declaration).into_iter().map(Line::new));
        if let Some(line) = lines.get_mut(first) {
            line.begins_declaration = true;
            line.blank_before = !before.is_some_and(|before| stand_together(before, declaration));
        }
        before = Some(declaration);
    }
    lines
}

/// Entries of the revision log stand together.
fn stand_together(one: &Declaration, other: &Declaration) -> bool {
    matches!(
        (&one.kind, &other.kind),
        (DeclarationKind::Revision(_), DeclarationKind::Revision(_))
    )
}

/// Says what differs between two files, their places left aside; nothing, if they are the same.
fn difference(before: &File, after: &File) -> Option<String> {
    let comments = |file: &File| {
        let mut texts: Vec<String> = file
            .comments
            .iter()
            .map(|comment| comment.text.clone())
            .collect();
        texts.sort_unstable();
        texts
    };
    if comments(before) != comments(after) {
        return Some(String::from("the comments"));
    }
    if before.declarations.len() != after.declarations.len() {
        return Some(String::from("the number of declarations"));
    }
    let mut pairs = before.declarations.iter().zip(&after.declarations);
    let differs = pairs.position(|(one, other)| without_places(one) != without_places(other));
    differs.map(|position| format!("declaration {}", position + 1))
}

/// The whole tree of a declaration as text, without its spans.
fn without_places(declaration: &Declaration) -> String {
    let tree = format!("{declaration:?}");
    let mut parts = tree.split("Span { start: ");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let after = part.split_once('}').map_or("", |(_, after)| after);
        plain.push_str("Span");
        plain.push_str(after);
    }
    plain
}
