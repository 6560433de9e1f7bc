//! What became of codes, for people.

use super::RenderOptions;
use super::sheet::Sheet;
use crate::codes::{CodeChange, CodeChangeKind, CodesDiff};

/// Renders what became of codes.
pub fn codes(diff: &CodesDiff, options: &RenderOptions) -> String {
    let mut sheet = Sheet::new(options);
    if diff.is_empty() {
        sheet.paragraph(0, "No code changed.");
    }
    for set in &diff.sets {
        sheet.heading(&set.set);
        for change in &set.changes {
            let (mark, words) = told(change);
            sheet.item(2, mark, &words);
        }
        if !set.touches.is_empty() {
            sheet.pair(2, "touches", &set.touches.join(", "));
        }
    }
    sheet.finish()
}

fn told(change: &CodeChange) -> (&'static str, String) {
    let code = &change.code;
    match &change.change {
        CodeChangeKind::Added { moved_from: None } => ("+", code.clone()),
        CodeChangeKind::Added {
            moved_from: Some(from),
        } => ("+", format!("{code}, moved from {from}")),
        CodeChangeKind::Removed { moved_to: None } => ("-", code.clone()),
        CodeChangeKind::Removed { moved_to: Some(to) } => ("-", format!("{code}, moved to {to}")),
        CodeChangeKind::Days { before, after } => {
            let days = |days: &str| match days {
                "" => "always".to_owned(),
                days => days.to_owned(),
            };
            (
                "~",
                format!("{code}: {}, before {}", days(after), days(before)),
            )
        }
    }
}
