//! Conditions of generated policies: chains, lists and every kind of comparison.
//! A draft in; a condition out, as text or as lines with bullets.

use super::draft::{Draft, Fact, Kind, on};
use super::expression::{date, visits};
use super::vocabulary::quantity;

/// Gives `HEADER CONDITION` as lines: on one line, or as a list with bullets.
pub(super) fn lines(draft: &mut Draft, header: &str) -> Vec<String> {
    if draft.rng.chance(55) {
        return vec![format!("{header} {}", chain(draft, 2))];
    }
    let items = draft.few();
    let mut lines = vec![format!("{header} {}", quantifier(draft, items))];
    for _ in 0..items {
        if draft.rng.chance(25) {
            let inner = draft.few();
            lines.push(format!("- {}", quantifier(draft, inner)));
            lines.extend((0..inner).map(|_| format!("-- {}", chain(draft, 1))));
        } else {
            lines.push(format!("- {}", chain(draft, 1)));
        }
    }
    lines
}

fn quantifier(draft: &mut Draft, items: usize) -> String {
    match draft.rng.below(6) {
        0 => "none of".to_owned(),
        1 => format!("at least {} of", 1 + draft.rng.below(items)),
        2 | 3 => "any of".to_owned(),
        _ => "all of".to_owned(),
    }
}

/// Gives a condition on one line.
pub(super) fn chain(draft: &mut Draft, depth: usize) -> String {
    if depth == 0 || draft.rng.chance(if draft.small { 75 } else { 55 }) {
        return atom(draft, depth);
    }
    let joint = if draft.rng.chance(50) {
        " and "
    } else {
        " or "
    };
    let many = draft.few();
    let atoms: Vec<String> = (0..many).map(|_| atom(draft, depth - 1)).collect();
    atoms.join(joint)
}

fn atom(draft: &mut Draft, depth: usize) -> String {
    match draft.rng.below(10) {
        0 => format!("not {}", atom(draft, depth)),
        1 if depth > 0 => format!("({})", chain(draft, depth - 1)),
        2 | 3 if !draft.criteria.is_empty() => draft.rng.pick(&draft.criteria.clone()).clone(),
        4 => visits_comparison(draft),
        _ => loop {
            let fact = draft.rng.pick(&draft.facts.clone()).clone();
            if let Some(atom) = about(draft, &fact) {
                return atom;
            }
        },
    }
}

fn visits_comparison(draft: &mut Draft) -> String {
    let left = visits(draft, 1);
    if draft.rng.chance(20) {
        let low = quantity(draft.rng.between(0, 3), 0, "visits");
        let high = if draft.rng.chance(50) {
            quantity(4, 0, "visits")
        } else {
            format!("2 visits + {}", visits(draft, 0))
        };
        return format!("{left} is between {low} and {high}");
    }
    format!("{left} {} {}", number_words(draft), visits(draft, 1))
}

fn number_words(draft: &mut Draft) -> &'static str {
    draft.rng.pick::<&str>(&[
        "is at least",
        "is at most",
        "is more than",
        "is less than",
        "is",
        "is not",
    ])
}

fn date_words(draft: &mut Draft) -> &'static str {
    draft.rng.pick::<&str>(&[
        "is on or after",
        "is on or before",
        "is after",
        "is before",
        "is",
        "is not",
    ])
}

/// Gives a condition about a fact; none about a text.
fn about(draft: &mut Draft, fact: &Fact) -> Option<String> {
    let path = &fact.path;
    match &fact.kind {
        Kind::YesNo => Some(path.clone()),
        Kind::Number {
            unit,
            decimals,
            low,
            high,
        } => Some(number_atom(draft, path, unit, *decimals, (*low, *high))),
        Kind::Date { .. } if draft.rng.chance(15) => {
            let (low, high) = (draft.first_day, on(draft.first_day, 2));
            Some(format!("{path} is between {low} and {high}"))
        }
        Kind::Date { .. }
            if path == "member.enrolled_on" && draft.months && draft.rng.chance(60) =>
        {
            Some(a_month_apart(draft))
        }
        Kind::Date { .. } => Some(format!("{path} {} {}", date_words(draft), date(draft))),
        Kind::OneOf(list) => Some(word_atom(draft, path, draft.lists[*list].1.clone())),
        Kind::AnyOf(list) => Some(set_atom(draft, path, draft.lists[*list].1.clone())),
        Kind::Code(system) => Some(code_atom(draft, path, *system)),
        Kind::Codes(system) => Some(codes_atom(draft, path, *system)),
        Kind::Text => None,
    }
}

/// Compares two days about a month apart, where the length of the month decides.
fn a_month_apart(draft: &mut Draft) -> String {
    let words = date_words(draft);
    match draft.rng.below(2) {
        0 => format!("member.enrolled_on {words} 1 month before request.service_date"),
        _ => format!("request.service_date {words} 1 month after member.enrolled_on"),
    }
}

fn number_atom(
    draft: &mut Draft,
    path: &str,
    unit: &str,
    decimals: u32,
    range: (i64, i64),
) -> String {
    let number = quantity(draft.rng.between(range.0, range.1), decimals, unit);
    if draft.rng.chance(15) {
        let high = quantity(range.1, decimals, unit);
        return format!("{path} is between {number} and {high}");
    }
    format!("{path} {} {number}", number_words(draft))
}

fn is_or_not(draft: &mut Draft) -> &'static str {
    if draft.rng.chance(30) { "is not" } else { "is" }
}

fn word_atom(draft: &mut Draft, path: &str, words: Vec<String>) -> String {
    let is = is_or_not(draft);
    if draft.rng.chance(50) {
        return format!("{path} {is} {}", draft.rng.pick(&words));
    }
    format!(
        "{path} {is} one of {}",
        draft.rng.some(&words, 2).join(", ")
    )
}

fn set_atom(draft: &mut Draft, path: &str, words: Vec<String>) -> String {
    if draft.rng.chance(15) {
        return format!("{path} {} empty", is_or_not(draft));
    }
    let some = draft.rng.some(&words, 3).join(", ");
    let which = if some.contains(',') {
        *draft.rng.pick(&["any of ", "all of ", "none of "])
    } else {
        ""
    };
    format!("{path} includes {which}{some}")
}

/// Gives the codes of a system, or the name of a set of them.
fn members(draft: &mut Draft, system: usize) -> Vec<String> {
    let (name, codes) = draft.systems[system].clone();
    let sets: Vec<String> = draft
        .sets
        .iter()
        .filter(|set| set.1 == name)
        .map(|set| set.0.clone())
        .collect();
    if !sets.is_empty() && draft.rng.chance(50) {
        sets
    } else {
        codes
    }
}

fn code_atom(draft: &mut Draft, path: &str, system: usize) -> String {
    let codes = draft.systems[system].1.clone();
    if draft.rng.chance(40) {
        return format!("{path} {} {}", is_or_not(draft), draft.rng.pick(&codes));
    }
    let members = members(draft, system);
    format!(
        "{path} {} one of {}",
        is_or_not(draft),
        draft.rng.some(&members, 3).join(", ")
    )
}

fn codes_atom(draft: &mut Draft, path: &str, system: usize) -> String {
    let members = members(draft, system);
    set_atom(draft, path, members)
}

/// Gives a condition about one fact that some values of the fact meet and others do not, so that bounds alone tell
/// whether it is certain; none where no fact is at hand for it.
pub(super) fn contingent(draft: &mut Draft) -> Option<String> {
    let facts =
        draft.facts_where(|kind| !matches!(kind, Kind::Text | Kind::Codes(_) | Kind::Code(_)));
    if facts.is_empty() {
        return None;
    }
    let fact = draft.rng.pick(&facts).clone();
    let path = &fact.path;
    match &fact.kind {
        Kind::YesNo => Some(if draft.rng.chance(50) {
            format!("not {path}")
        } else {
            path.clone()
        }),
        Kind::Number {
            unit,
            decimals,
            low,
            ..
        } => Some(format!("{path} is {}", quantity(*low, *decimals, unit))),
        Kind::Date { low, .. } => Some(format!("{path} is after {low}")),
        // On some days a dated choice counts as another, so that a condition may hold of all there are.
        Kind::OneOf(_) if draft.dated => None,
        Kind::OneOf(list) => Some(word_atom(draft, path, draft.lists[*list].1.clone())),
        Kind::AnyOf(list) => Some(format!("{path} includes {}", draft.lists[*list].1[0])),
        Kind::Code(_) | Kind::Codes(_) | Kind::Text => None,
    }
}
