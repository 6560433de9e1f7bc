//! The head of a generated policy: its dates, what it governs, its values, its revisions and its table of clauses.
//! A draft in; their declarations added to it.

use super::condition;
use super::draft::{Draft, on};
use super::words::{attach, attach_notes, cite, plain_text, text};
use jiff::civil::Date;

/// Declares values with dated entries that cover every day.
pub(super) fn declare_values(draft: &mut Draft) {
    for number in 0..draft.rng.below(3) {
        let mut lines = vec![format!("value limit_{number} in visits")];
        if draft.rng.chance(60) {
            lines.push(plain_text(draft));
        }
        lines.extend(entries(draft));
        attach(draft, &mut lines);
        draft.declare(lines);
        draft.numbers.push(format!("limit_{number}"));
    }
}

fn entries(draft: &mut Draft) -> Vec<String> {
    let mut lines = Vec::new();
    let mut from: Option<Date> = None;
    for _ in 0..draft.rng.below(3) {
        let last = on(from.unwrap_or(draft.first_day), draft.rng.between(0, 1));
        lines.push(format!("{}{} until {last}", visits(draft), since(from)));
        from = Some(on(last, 1));
    }
    lines.push(format!("{}{}", visits(draft), since(from)));
    lines
}

fn visits(draft: &mut Draft) -> String {
    super::vocabulary::quantity(draft.rng.between(0, 5), 0, "visits")
}

fn since(from: Option<Date>) -> String {
    from.map_or(String::new(), |from| format!(" from {from}"))
}

/// Declares the policy itself, its revisions and its clauses.
pub(super) fn declare(draft: &mut Draft) {
    declare_policy(draft);
    declare_revisions(draft);
    declare_clauses(draft);
}

fn declare_policy(draft: &mut Draft) {
    let mut lines = vec!["policy generated \"A generated policy\"".to_owned()];
    if draft.rng.chance(50) {
        lines.push("publisher \"Nobody\"".to_owned());
        lines.push("source \"Chance\"".to_owned());
    }
    lines.extend(in_force(draft));
    if draft.rng.chance(50) {
        lines.push(format!("review by {}", on(draft.first_day, 300)));
    }
    lines.push(format!(
        "month end {}",
        draft.rng.pick(&["clamps", "overflows"])
    ));
    while draft.rng.chance(25) {
        lines.extend(condition::lines(draft, "governs when"));
        lines.extend(reason(draft));
    }
    attach_notes(draft, &mut lines);
    draft.declarations.insert(0, lines);
}

fn in_force(draft: &mut Draft) -> Vec<String> {
    let (earliest, latest) = if draft.dated { (-2, 0) } else { (-20, 1) };
    let from = on(draft.first_day, draft.rng.between(earliest, latest));
    let until = if draft.rng.chance(25) {
        format!(" until {}", on(draft.first_day, draft.rng.between(2, 4)))
    } else {
        String::new()
    };
    let mut lines = vec![format!(
        "in force from {from}{until} by request.service_date"
    )];
    lines.extend(reason(draft));
    lines
}

fn reason(draft: &mut Draft) -> Vec<String> {
    let mut lines = Vec::new();
    if draft.rng.chance(60) {
        lines.push(format!("because {}", text(draft)));
    }
    if draft.rng.chance(30) {
        lines.push(cite(draft));
    }
    lines
}

fn declare_revisions(draft: &mut Draft) {
    for number in 0..draft.rng.below(3) {
        let kind = *draft
            .rng
            .pick(&["rewords", "tightens", "loosens", "changes"]);
        let day = on(draft.first_day, number as i64);
        let mut lines = vec![format!("revision {day} {kind} {}", plain_text(draft))];
        attach_notes(draft, &mut lines);
        draft.declare(lines);
    }
}

fn declare_clauses(draft: &mut Draft) {
    let mut rows: Vec<String> = draft
        .clauses
        .iter()
        .map(|id| format!("{id} decides \"About {id}.\""))
        .collect();
    rows.push("INFO-1 informs \"Background.\"".to_owned());
    draft.rng.shuffle(&mut rows);
    for (number, rows) in rows.chunks(4).enumerate() {
        let mut lines = vec![format!("clauses \"Part {number}\"")];
        lines.extend(rows.to_vec());
        draft.declare(lines);
    }
}
