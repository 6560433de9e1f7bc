//! How many recorded requests come to something else by a revision, as a policy committee reads it.
//! Counts in; a text out, with the lines of the first few and no value of any request.

use crate::render::sheet::Sheet;
use crate::render::{RenderOptions, counted};
use crate::replay::{Counted, ReplayCounts};
use std::collections::BTreeMap;

/// Renders the counts for people.
pub fn replay(counts: &ReplayCounts, options: &RenderOptions) -> String {
    let mut sheet = Sheet::new(options);
    let requests = counted(counts.requests, "recorded request");
    sheet.heading(&format!("Replayed: {requests}"));
    sheet.pair(2, "Same", &counts.same.to_string());
    sheet.pair(2, "Changed", &counts.changes().to_string());
    list(&mut sheet, "", &counts.changed);
    if counts.not_replayed > 0 {
        let words = format!(
            "{}; the new revision asks for what was not recorded",
            counts.not_replayed
        );
        sheet.pair(2, "Not told", &words);
        list(
            &mut sheet,
            "cannot be replayed: not recorded was ",
            &counts.not_recorded,
        );
    }
    if counts.invalids() > 0 {
        sheet.pair(2, "Invalid", &counts.invalids().to_string());
        list(&mut sheet, "", &counts.invalid);
    }
    sheet.finish()
}

fn list(sheet: &mut Sheet<'_>, before: &str, kinds: &BTreeMap<String, Counted>) {
    for (kind, counted) in kinds {
        let lines: Vec<String> = counted.lines.iter().map(usize::to_string).collect();
        let more = if counted.count > lines.len() {
            ", …"
        } else {
            ""
        };
        let word = if counted.count == 1 { "line" } else { "lines" };
        let lines = lines.join(", ");
        let words = format!("{before}{kind}: {} ({word} {lines}{more})", counted.count);
        sheet.item(4, "-", &words);
    }
}
