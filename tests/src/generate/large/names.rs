//! The names of large policies: sections, facts, choices.
//! A position in; a name out, which is another for each position.

const SECTIONS: &[&str] = &[
    "history",
    "exam",
    "imaging",
    "therapy",
    "course",
    "medication",
    "surgery",
    "function",
];
const YES_NO: &[&str] = &[
    "documented",
    "tolerated",
    "contraindicated",
    "supervised",
    "recurrent",
    "stable",
    "explained",
    "measured",
    "referred",
    "complete",
];
const CHOICES: &[&str] = &[
    "mild", "moderate", "severe", "acute", "chronic", "local", "spread", "other",
];

/// Gives the name of a section, which its group of facts shares.
pub(super) fn section(position: usize) -> String {
    numbered(SECTIONS, position)
}

/// Gives the name of a yes/no fact.
pub(super) fn yes_no(position: usize) -> String {
    numbered(YES_NO, position)
}

/// Gives the name of a choice.
pub(super) fn choice(position: usize) -> String {
    numbered(CHOICES, position)
}

fn numbered(words: &[&str], position: usize) -> String {
    let word = words[position % words.len()];
    match position / words.len() {
        0 => word.to_owned(),
        round => format!("{word}_{}", round + 1),
    }
}
