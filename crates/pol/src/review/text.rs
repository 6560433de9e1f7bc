//! What changed in the text of a policy and of the files of examples beside it: lines, under the declaration that they belong to.

use crate::texts::Texts;
use serde::Serialize;
use similar::{ChangeTag, TextDiff};
use std::time::Duration;

/// How long lines are compared at most; what takes longer is told less finely, and never wrongly.
const PATIENCE: Duration = Duration::from_secs(5);

/// How many lines are shown around those that changed.
const AROUND: usize = 2;

/// Lines that changed together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TextChange {
    /// The file.
    pub file: String,
    /// The line at which they stand now, from 1.
    pub line: usize,
    /// The first line of the declaration that they belong to; absent above the first one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// The lines, with some around them.
    pub lines: Vec<LineChange>,
}

/// A line and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LineChange {
    /// `-` where it is gone, `+` where it is new, a space where it stayed.
    pub sign: char,
    /// The line, without its end.
    pub line: String,
}

/// Compares the texts, file by file; files are told apart by their names' last parts.
pub(super) fn changes(before: Option<&Texts>, after: &Texts) -> Vec<TextChange> {
    let Some(before) = before else {
        return Vec::new();
    };
    let mut changes = of_file(&after.name, &before.text, &after.text);
    let last = |name: &str| name.rsplit(['/', '\\', ':']).next().map(str::to_owned);
    for (name, text) in &after.examples {
        let mut old = before.examples.iter();
        let old = old.find(|(it, _)| last(it) == last(name));
        changes.extend(of_file(name, old.map_or("", |(_, text)| text), text));
    }
    changes.extend(of_used(before, after));
    for (name, text) in &before.examples {
        let is_gone = !after.examples.iter().any(|(it, _)| last(it) == last(name));
        if is_gone {
            changes.extend(of_file(name, text, ""));
        }
    }
    changes
}

/// Compares the files that are used, by their paths.
fn of_used(before: &Texts, after: &Texts) -> Vec<TextChange> {
    let mut changes = Vec::new();
    for file in &after.used {
        let old = before.used.iter().find(|it| it.path == file.path);
        changes.extend(of_file(
            &file.name,
            old.map_or("", |it| &it.text),
            &file.text,
        ));
    }
    for file in &before.used {
        if !after.used.iter().any(|it| it.path == file.path) {
            changes.extend(of_file(&file.name, &file.text, ""));
        }
    }
    changes
}

fn of_file(file: &str, before: &str, after: &str) -> Vec<TextChange> {
    let diff = TextDiff::configure()
        .timeout(PATIENCE)
        .diff_lines(before, after);
    let lines: Vec<&str> = after.lines().collect();
    let groups = diff.grouped_ops(AROUND).into_iter();
    let change = groups.map(|group| {
        let changes = group.iter().flat_map(|op| diff.iter_changes(op));
        let changes: Vec<_> = changes.collect();
        let start = group.first().map_or(0, |op| op.new_range().start);
        let kept = changes.iter().position(|it| it.tag() != ChangeTag::Equal);
        let first = start + kept.unwrap_or_default();
        let changed = changes.iter().filter(|it| it.tag() != ChangeTag::Equal);
        let mut changed = changed.map(|it| it.value().trim_end());
        let own = changed.find(|it| !it.is_empty()).filter(|it| begins(it));
        TextChange {
            file: file.to_owned(),
            line: first + 1,
            of: own.map_or_else(|| declaration(&lines, first), |it| Some(it.to_owned())),
            lines: changes
                .iter()
                .map(|it| line(it.tag(), it.value()))
                .collect(),
        }
    });
    change.collect()
}

fn line(tag: ChangeTag, text: &str) -> LineChange {
    LineChange {
        sign: match tag {
            ChangeTag::Equal => ' ',
            ChangeTag::Delete => '-',
            ChangeTag::Insert => '+',
        },
        line: text.trim_end_matches(['\n', '\r']).to_owned(),
    }
}

/// Tells whether a line begins a declaration.
fn begins(line: &str) -> bool {
    line.starts_with(|it: char| it.is_ascii_lowercase())
}

/// The last line at or above a place that begins a declaration.
fn declaration(lines: &[&str], at: usize) -> Option<String> {
    let above = lines.get(..=at.min(lines.len().checked_sub(1)?))?;
    let line = above.iter().rev().find(|line| begins(line))?;
    Some((*line).trim_end().to_owned())
}
