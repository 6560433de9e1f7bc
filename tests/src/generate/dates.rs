//! The days on which parts of a generated policy stand: within its small calendar, so that requests meet both edges.
//! A draft in; words to put behind a declaration or a row out. A draft without days gives none, and draws nothing.

use super::draft::{Draft, on};

/// Gives the days of something that may begin or end: at times none, else a first day, a last day or both.
pub(super) fn days(draft: &mut Draft) -> String {
    if !draft.dated || draft.rng.chance(40) {
        return String::new();
    }
    let first = draft.rng.between(0, 2);
    let last = on(draft.first_day, first + draft.rng.between(0, 2));
    let first = on(draft.first_day, first);
    match draft.rng.below(3) {
        0 => format!(" from {first}"),
        1 => format!(" until {last}"),
        _ => format!(" from {first} until {last}"),
    }
}

/// Gives the days of each version of something that always stands: those of one, or of several that follow each other.
pub(super) fn versions(draft: &mut Draft) -> Vec<String> {
    if !draft.dated || draft.rng.chance(30) {
        return vec![String::new()];
    }
    let mut versions = Vec::new();
    let mut from = String::new();
    let mut day = draft.first_day;
    let last = on(draft.first_day, 1);
    for _ in 0..1 + draft.rng.below(2) {
        day = on(day, draft.rng.between(0, 1)).min(last);
        versions.push(format!("{from} until {day}"));
        day = on(day, 1);
        from = format!(" from {day}");
        if day > last {
            break;
        }
    }
    versions.push(from);
    versions
}

/// Gives the days of each version of something that need not stand always.
pub(super) fn versions_or_days(draft: &mut Draft) -> Vec<String> {
    if draft.dated && draft.rng.chance(40) {
        return versions(draft);
    }
    vec![days(draft)]
}
