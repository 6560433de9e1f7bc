//! The codes of ICD-10-CM, edition April 2026, read in place from an automaton whose form `data/README.md` tells.
//! A code in; whether the edition has it, and how far it has it, out.

use std::sync::LazyLock;

/// The edition, in words.
pub(crate) const EDITION: &str = "April 2026";

static STATES: LazyLock<Vec<&str>> = LazyLock::new(|| {
    include_str!("../data/icd10cm-2026-04.txt")
        .lines()
        .collect()
});

/// What the edition says of a code.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Known {
    /// It has the code.
    Yes,
    /// It has not; the longest beginning that it has is given.
    No(Option<String>),
}

/// Looks a code up, with its point or without.
pub(crate) fn known(code: &str) -> Known {
    let mut state = STATES.last().copied();
    let mut beginning = None;
    let plain: Vec<char> = code.chars().filter(|it| *it != '.').collect();
    for (at, letter) in plain.iter().enumerate() {
        state = state.and_then(|state| after(state, *letter));
        if state.is_some_and(|state| state.starts_with('.')) {
            beginning = Some(at + 1);
        }
    }
    match beginning {
        Some(length) if length == plain.len() => Known::Yes,
        Some(length) => Known::No(Some(pointed(&plain[..length]))),
        None => Known::No(None),
    }
}

/// Goes from a state by a letter.
fn after(state: &str, letter: char) -> Option<&'static str> {
    let mut ways = state.split(' ').filter_map(|way| way.split_once(':'));
    let (_, next) = ways.find(|(letters, _)| letters.contains(letter))?;
    STATES.get(next.parse::<usize>().ok()?).copied()
}

/// Puts the point after the category.
fn pointed(letters: &[char]) -> String {
    let (category, rest) = letters.split_at(letters.len().min(3));
    let point = if rest.is_empty() { "" } else { "." };
    let [category, rest] = [category, rest].map(|part| part.iter().collect::<String>());
    format!("{category}{point}{rest}")
}

#[cfg(test)]
mod tests {
    use super::{Known, STATES, known};

    #[test]
    fn knows_categories_and_codes() {
        for code in [
            "F41", "F41.1", "G89.2", "M54.50", "S52.501A", "C7A", "Z99.89", "A00",
        ] {
            assert_eq!(known(code), Known::Yes, "{code}");
        }
    }

    #[test]
    fn tells_how_far_it_knows() {
        assert_eq!(known("F41.7"), Known::No(Some("F41".into())));
        assert_eq!(known("M54.599"), Known::No(Some("M54.59".into())));
        assert_eq!(known("X9999"), Known::No(Some("X99.9".into())));
        assert_eq!(known("QQQ"), Known::No(None));
    }

    /// Every path through the automaton is a code: there are as many as the edition has.
    #[test]
    fn has_as_many_codes_as_the_edition() {
        let mut counts: Vec<usize> = Vec::new();
        for state in STATES.iter() {
            let mut count = usize::from(state.starts_with('.'));
            for (letters, next) in state.split(' ').filter_map(|way| way.split_once(':')) {
                count += letters.len() * counts[next.parse::<usize>().expect("a state")];
            }
            counts.push(count);
        }
        assert_eq!(counts.last(), Some(&98_186));
    }
}
