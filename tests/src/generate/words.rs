//! Texts, citations and notes for generated declarations.
//! A draft in; lines out, which may cite clauses and show facts, values and amounts.

use super::draft::Draft;

const SENTENCES: &[&str] = &[
    "The member meets it.",
    "Nothing speaks against it",
    "A clinician should look at this; it is rare.",
    "Needed: a measure, and \\\"clear\\\" goals.",
    "Braces {{are}} shown as they stand.",
    "Über 50 % of visits, naïve or not — as documented.",
    "A back\\\\slash, a # that begins no comment.",
];

/// Gives a text without holes.
pub(super) fn plain_text(draft: &mut Draft) -> String {
    format!("\"{}\"", draft.rng.pick(SENTENCES))
}

/// Gives a text that may show a fact, a value or an amount.
pub(super) fn text(draft: &mut Draft) -> String {
    let mut names: Vec<String> = draft.facts.iter().map(|fact| fact.path.clone()).collect();
    names.extend(draft.numbers.clone());
    if names.is_empty() || draft.rng.chance(70) {
        return plain_text(draft);
    }
    let name = draft.rng.pick(&names).clone();
    format!(
        "\"{} {{{name}}} so far.\"",
        draft.rng.pick(&["After", "Of", "With"])
    )
}

/// Gives `cite …`, with a clause that no other declaration cites yet or one that some does.
pub(super) fn cite(draft: &mut Draft) -> String {
    if draft.clauses.is_empty() || draft.rng.chance(60) {
        let area = draft.rng.pick(&["GEN", "LIM", "AUTH-X"]);
        let id = format!("{area}-{}", draft.clauses.len() + 1);
        draft.clauses.push(id.clone());
        return format!("cite {id}");
    }
    let ids = draft.rng.some(&draft.clauses.clone(), 2);
    match draft.rng.below(4) {
        0 => format!("cite {} \"item {}\"", ids.join(", "), ids.len()),
        1 => "cite \"the second paragraph\"".to_owned(),
        _ => format!("cite {}", ids.join(", ")),
    }
}

/// Adds, each now and then, a citation and notes at the end of a declaration.
pub(super) fn attach(draft: &mut Draft, lines: &mut Vec<String>) {
    if draft.rng.chance(35) {
        lines.push(cite(draft));
    }
    attach_notes(draft, lines);
}

/// Adds a note now and then, and sometimes two.
pub(super) fn attach_notes(draft: &mut Draft, lines: &mut Vec<String>) {
    while draft.rng.chance(12) {
        lines.push(format!("note {}", plain_text(draft)));
    }
}
