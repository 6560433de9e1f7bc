//! Numbers and dates in generated policies.
//! A draft in; an expression out, as text.

use super::draft::{Draft, Kind};
use super::vocabulary::quantity;

/// Gives a number of visits.
pub(super) fn visits(draft: &mut Draft, depth: usize) -> String {
    if depth == 0 {
        return visits_primary(draft);
    }
    match draft.rng.below(8) {
        0 => chain(draft, depth, " + "),
        1 | 2 => chain(draft, depth, " less "),
        3 => format!(
            "{} times {}",
            draft.rng.pick(&["2", "0.5", "3"]),
            visits_primary(draft)
        ),
        _ => visits_primary(draft),
    }
}

fn chain(draft: &mut Draft, depth: usize, joint: &str) -> String {
    let many = 2 + draft.rng.below(2);
    let parts: Vec<String> = (0..many).map(|_| part(draft, depth - 1)).collect();
    parts.join(joint)
}

/// Gives a part of a chain: in parentheses unless it is one word or one quantity.
fn part(draft: &mut Draft, depth: usize) -> String {
    let part = visits(draft, depth);
    if part.contains(" + ") || part.contains(" less ") || part.contains(" times ") {
        format!("({part})")
    } else {
        part
    }
}

fn visits_primary(draft: &mut Draft) -> String {
    let facts = draft.facts_where(|kind| matches!(kind, Kind::Number { unit: "visits", .. }));
    let mut names: Vec<String> = facts.into_iter().map(|fact| fact.path).collect();
    names.extend(draft.numbers.clone());
    if draft.rng.chance(30) {
        return quantity(draft.rng.between(0, 6), 0, "visits");
    }
    draft.rng.pick(&names).clone()
}

/// Gives a date: one of the calendar, a fact, or some time before or after a fact.
pub(super) fn date(draft: &mut Draft) -> String {
    if draft.rng.chance(25) {
        return draft.day().to_string();
    }
    let facts = draft.facts_where(|kind| matches!(kind, Kind::Date { .. }));
    let from = draft.rng.pick(&facts).path.clone();
    match draft.rng.below(if draft.months { 5 } else { 3 }) {
        0 => format!(
            "{} {} {from}",
            quantity(draft.rng.between(1, 3), 0, "days"),
            way(draft)
        ),
        1 => format!(
            "{} {} {from}",
            quantity(draft.rng.between(1, 4), 0, "weeks"),
            way(draft)
        ),
        3 => format!("{} {} {from}", quantity(1, 0, "months"), way(draft)),
        4 => format!(
            "{} {} (1 year {} {from})",
            quantity(12, 0, "months"),
            way(draft),
            way(draft)
        ),
        _ => from,
    }
}

fn way(draft: &mut Draft) -> &'static str {
    if draft.rng.chance(50) {
        "before"
    } else {
        "after"
    }
}
