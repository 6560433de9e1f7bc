//! The ladder of findings as a nested list.
//! A ladder in; Markdown out.

use super::escape::escaped;
use crate::ladder::{Ladder, Step};

pub(super) fn list(ladder: &Ladder) -> String {
    let mut lines = vec!["1. The policy governs the request, where all of this holds:".to_owned()];
    lines.extend(
        ladder
            .gates
            .iter()
            .map(|it| format!("   - {}", escaped(it))),
    );
    if !ladder.settling.is_empty() {
        lines.push("1. First of all, whatever else applies:".to_owned());
    }
    for settling in &ladder.settling {
        let label = escaped(&ladder.rungs[settling.finding].label);
        lines.push(format!("{}; settles it: **{label}**", step(&settling.step)));
    }
    for rung in &ladder.rungs {
        let label = format!("1. [**{}**](#{})", escaped(&rung.label), rung.id);
        lines.push(match rung.steps.is_empty() {
            true => format!("{label}, which no rule finds by itself"),
            false => format!("{label}, if one of these applies:"),
        });
        lines.extend(rung.steps.iter().map(step));
        if rung.partial {
            lines.push(
                "   - Less than was requested: released in part; a clinician decides on the rest."
                    .to_owned(),
            );
        }
    }
    let otherwise = &ladder.rungs[ladder.otherwise];
    lines.push(format!("1. Otherwise: **{}**", escaped(&otherwise.label)));
    lines.push(String::new());
    for (position, turn) in ladder.exceptions.iter().enumerate() {
        let turned = escaped(&ladder.turned(turn));
        lines.push(format!(
            "- Exception {}, [{}](#{}): {} It {turned}.",
            position + 1,
            escaped(&turn.name),
            turn.id,
            escaped(&turn.words),
        ));
    }
    lines.join("\n").trim_end().to_owned()
}

fn step(step: &Step) -> String {
    let words = format!("   - [{}](#{})", escaped(&step.words), step.id);
    match step.not_reached() {
        Some(beyond) => format!("{words} ({beyond})"),
        None => words,
    }
}
