//! A revision reviewed, as Markdown that a policy committee reads: whether it stops, what to mend, what it changes and for whom.
//! A review in; one section of a summary out.

mod changes;
mod protection;

use super::markdown::{block, code, table, text};
use super::{counted, determination};
use crate::review::{Gate, GateState, Review, TextChange};

/// The most details of one gate.
const MOST_DETAILS: usize = 12;

/// The most lines of the text that are shown.
const MOST_LINES: usize = 300;

/// Renders a review as Markdown.
pub fn review(review: &Review) -> String {
    let parts = [
        head(review),
        gates(review),
        details(review, GateState::Stops, "To be mended or judged"),
        details(review, GateState::Open, "Not found out"),
        details(review, GateState::Remark, "To know"),
        changes::changes(review),
        changed_text(&review.text),
        protection::protection(review),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("\n")
}

fn head(review: &Review) -> String {
    let title = match (&review.title, &review.after) {
        (Some(title), Some(after)) => format!("{} ({})", text(title), code(&after.id)),
        _ => code(&review.file),
    };
    let stops = of_state(review, GateState::Stops).count();
    let open = of_state(review, GateState::Open).count();
    let verdict = match (stops, open) {
        (0, 0) => "✅ **Nothing stands against publishing this revision.**".to_owned(),
        (0, _) => "❔ **Nothing wrong was found, and not everything was found out.**".to_owned(),
        (1, _) => {
            "⛔ **This revision stops here: one thing is to be mended or judged first.**".to_owned()
        }
        (stops, _) => {
            format!(
                "⛔ **This revision stops here: {stops} things are to be mended or judged first.**"
            )
        }
    };
    format!("## {title}\n\n{verdict}\n{}", identities(review))
}

fn identities(review: &Review) -> String {
    let Some((was, is)) = &review.policies else {
        return String::new();
    };
    let now = determination::identity(is.program(), &is.identity());
    let before = was
        .as_ref()
        .map(|was| determination::identity(was.program(), &was.identity()));
    match before {
        None => format!("\nNew policy: {}.\n", text(&now)),
        Some(before) if before == now => format!("\n{}.\n", text(&now)),
        Some(before) => format!("\nBefore: {}.  \nNow: {}.\n", text(&before), text(&now)),
    }
}

fn of_state(review: &Review, state: GateState) -> impl Iterator<Item = &Gate> {
    review.gates.iter().filter(move |gate| gate.state == state)
}

fn gates(review: &Review) -> String {
    let mark = |state| match state {
        GateState::Holds => "✓",
        GateState::Remark => "✓ ℹ",
        GateState::Stops => "✗",
        GateState::Open => "?",
    };
    let row = |gate: &Gate| {
        vec![
            mark(gate.state).to_owned(),
            gate.gate.name().to_owned(),
            text(&gate.says),
        ]
    };
    let rows: Vec<_> = review.gates.iter().map(row).collect();
    table(&["", "", ""], &rows)
}

fn details(review: &Review, state: GateState, heading: &str) -> String {
    let gates = of_state(review, state).map(|gate| {
        let details = gate.details.iter().take(MOST_DETAILS);
        let details: String = details.map(|it| format!("- {}\n", text(it))).collect();
        let rest = match gate.details.len().saturating_sub(MOST_DETAILS) {
            0 => String::new(),
            rest => format!("- and {rest} more\n"),
        };
        let gap = if details.is_empty() { "" } else { "\n" };
        format!(
            "**{}.** {}\n{gap}{details}{rest}\n",
            gate.gate.name(),
            text(&gate.says)
        )
    });
    let gates: String = gates.collect();
    if gates.is_empty() {
        return gates;
    }
    format!("### {heading}\n\n{}\n", gates.trim_end())
}

fn changed_text(changes: &[TextChange]) -> String {
    if changes.is_empty() {
        return String::new();
    }
    let mut told = format!(
        "### What changed in the text\n\n<details><summary>{}</summary>\n",
        counted(changes.len(), "place")
    );
    let mut lines = 0;
    for (position, change) in changes.iter().enumerate() {
        if lines >= MOST_LINES {
            let rest = counted(changes.len() - position, "more place");
            told += &format!("\nand {rest}, too long to show here.\n");
            break;
        }
        lines += change.lines.len();
        let shown = change.lines.iter().take(MOST_LINES);
        let shown: String = shown
            .map(|it| format!("{}{}\n", it.sign, it.line))
            .collect();
        let of = change.of.as_ref().map(|of| format!(", in {}", code(of)));
        let place = format!(
            "{}, line {}{}",
            code(&change.file),
            change.line,
            of.unwrap_or_default()
        );
        told += &format!("\n{place}:\n\n{}", block("diff", &shown));
    }
    told + "\n</details>\n"
}
