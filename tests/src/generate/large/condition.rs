//! Conditions of large policies: lists up to two levels deep, over criteria, facts and comparisons.
//! A draft and a section in; a condition out, with whether the typical request meets it.

use super::draft::{Draft, Fact, Kind};
use jiff::ToSpan;

/// A condition: its lines, and whether the typical request meets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Condition {
    /// Its text; more than one line where it is a list.
    pub(super) lines: Vec<String>,
    /// Whether the typical request meets it.
    pub(super) holds: bool,
}

impl Condition {
    fn line(line: String, holds: bool) -> Self {
        let lines = vec![line];
        Self { lines, holds }
    }

    /// Gives it after a word such as `when`.
    pub(super) fn after(mut self, header: &str) -> Vec<String> {
        self.lines[0] = format!("{header} {}", self.lines[0]);
        self.lines
    }
}

/// Gives `all of` or `any of` with bullets; one in four is itself a list. The typical request meets it as wanted.
pub(super) fn list(
    draft: &mut Draft,
    items: usize,
    section: usize,
    wanted: Option<bool>,
) -> Condition {
    let all = draft.rng.chance(75);
    let decisive = draft.rng.below(items);
    let mut list: Vec<Condition> = Vec::new();
    for position in 0..items {
        // One item decides `all of` against the request, and `any of` for it; the other way round every item counts.
        let counts = |wanted: &bool| *wanted == all || position == decisive;
        let wanted = wanted.filter(counts);
        list.push(part(draft, !all, section, wanted));
    }
    joined("- ", all, list)
}

fn part(draft: &mut Draft, all: bool, section: usize, wanted: Option<bool>) -> Condition {
    if wanted.is_some() || draft.rng.chance(75) {
        return item(draft, section, wanted);
    }
    let many = 2 + draft.rng.below(2);
    let items = (0..many).map(|_| item(draft, section, None)).collect();
    joined("-- ", all, items)
}

fn joined(bullet: &str, all: bool, mut items: Vec<Condition>) -> Condition {
    items.dedup();
    let holds = match all {
        true => items.iter().all(|item| item.holds),
        false => items.iter().any(|item| item.holds),
    };
    let header = if all { "all of" } else { "any of" };
    let mut lines = vec![header.to_owned()];
    for item in items {
        let mut own = item.lines.into_iter();
        lines.extend(own.next().map(|line| format!("  {bullet}{line}")));
        lines.extend(own.map(|line| format!("  {line}")));
    }
    Condition { lines, holds }
}

/// Gives a criterion, a fact or a comparison, which the typical request meets as wanted.
pub(super) fn item(draft: &mut Draft, section: usize, wanted: Option<bool>) -> Condition {
    let criterion = draft.criterion(section).filter(|_| draft.rng.chance(40));
    if let Some((name, holds)) = criterion {
        return said(draft, name, holds, wanted);
    }
    let fact = draft.deal(section);
    if let Kind::YesNo(holds) = fact.kind {
        return said(draft, fact.path, holds, wanted);
    }
    let tries = (0..30).map(|_| about(draft, &fact));
    let tries: Vec<Condition> = tries.collect();
    let fits = |condition: &&Condition| wanted.is_none_or(|wanted| condition.holds == wanted);
    let found = tries.iter().find(fits).cloned();
    found.unwrap_or_else(|| {
        let condition = &tries[0];
        Condition::line(format!("not {}", condition.lines[0]), !condition.holds)
    })
}

/// Gives something that is met or not, plain or negated.
fn said(draft: &mut Draft, name: String, holds: bool, wanted: Option<bool>) -> Condition {
    let negated = wanted.map_or_else(|| draft.rng.chance(35), |wanted| wanted != holds);
    match negated {
        true => Condition::line(format!("not {name}"), !holds),
        false => Condition::line(name, holds),
    }
}

/// Gives a condition about one fact, and sometimes another.
pub(super) fn about(draft: &mut Draft, fact: &Fact) -> Condition {
    let path = &fact.path;
    match &fact.kind {
        Kind::YesNo(holds) => Condition::line(path.clone(), *holds),
        Kind::Whole {
            unit,
            high,
            typical,
        } => whole(draft, fact, unit, *high, *typical),
        Kind::Decimal { high, typical } => {
            let hundredths = draft.rng.between(25, *high - 25);
            let words = *draft.rng.pick(&NUMBER_WORDS);
            let (ones, rest) = (hundredths / 100, hundredths % 100);
            let holds = compare(*typical, words, hundredths);
            Condition::line(format!("{path} {words} {ones}.{rest:02} sessions"), holds)
        }
        Kind::Date(typical) => date(draft, path, *typical),
        Kind::OneOf(rows) => {
            let some = draft.rng.some(rows, rows.len() - 2);
            let not = draft.rng.chance(30);
            let is = if not { "is not" } else { "is" };
            let of = if some.len() > 1 { "one of " } else { "" };
            let holds = some.contains(&rows[0]) != not;
            Condition::line(format!("{path} {is} {of}{}", some.join(", ")), holds)
        }
        Kind::AnyOf(rows) => {
            let some = draft.rng.some(rows, rows.len() - 1);
            includes(draft, path, &some)
        }
        Kind::Code => {
            let not = draft.rng.chance(50);
            let is = if not { "is not" } else { "is" };
            let list = 1 + draft.rng.below(2);
            Condition::line(format!("{path} {is} one of procedures_{list}"), not)
        }
        Kind::Codes => {
            let list = format!("diagnoses_{}", 1 + draft.rng.below(2));
            let single = format!("F{}", 10 + draft.rng.below(80));
            let some = draft.rng.some(&[list, single], 2);
            includes(draft, path, &some)
        }
    }
}

/// Asks for members of a set, which typically has none.
fn includes(draft: &mut Draft, path: &str, some: &[String]) -> Condition {
    let ways = ["any of ", "any of ", "all of ", "none of "];
    let way = match some.len() {
        1 => "",
        _ => *draft.rng.pick(&ways),
    };
    let line = format!("{path} includes {way}{}", some.join(", "));
    Condition::line(line, way == "none of ")
}

const NUMBER_WORDS: [&str; 4] = ["is at least", "is at most", "is more than", "is less than"];
const DATE_WORDS: [&str; 4] = ["is on or after", "is on or before", "is after", "is before"];

/// Tells whether a comparison comes out true; its words are those for numbers or for dates.
fn compare<T: PartialOrd>(left: T, words: &str, right: T) -> bool {
    match words {
        "is at least" | "is on or after" => left >= right,
        "is at most" | "is on or before" => left <= right,
        "is more than" | "is after" => left > right,
        _ => left < right,
    }
}

/// Compares a whole number by itself, or in a sum or a difference with another of its unit.
fn whole(draft: &mut Draft, fact: &Fact, unit: &str, high: i64, typical: i64) -> Condition {
    let path = &fact.path;
    let words = *draft.rng.pick(&NUMBER_WORDS);
    let partner = draft.partner(fact, unit).filter(|_| draft.rng.chance(60));
    let (left, number, right, bound) = match partner {
        None => {
            let (right, bound) = bound(draft, unit, high);
            (path.clone(), typical, right, bound)
        }
        Some((other, beyond, its)) => match draft.rng.below(5) {
            0 | 1 => {
                let (right, bound) = bound(draft, unit, high + beyond);
                (format!("{path} + {other}"), typical + its, right, bound)
            }
            2 => {
                let (right, bound) = bound(draft, unit, high);
                (
                    format!("{path} less {other}"),
                    (typical - its).max(0),
                    right,
                    bound,
                )
            }
            3 => {
                let (from, bound) = bound(draft, unit, high);
                (
                    format!("{from} less {path}"),
                    (bound - typical).max(0),
                    other,
                    its,
                )
            }
            _ => (path.clone(), typical, other, its),
        },
    };
    let holds = compare(number, words, bound);
    Condition::line(format!("{left} {words} {right}"), holds)
}

/// Gives a limit, or a number of a unit that lies well within its range; and what it is on the typical date.
fn bound(draft: &mut Draft, unit: &str, high: i64) -> (String, i64) {
    let limits = draft.limits.iter();
    let limits = limits.filter(|(_, of, number)| *of == unit && *number + 3 < high);
    let limits: Vec<(String, i64)> = limits
        .map(|(name, _, number)| (name.clone(), *number))
        .collect();
    if !limits.is_empty() && draft.rng.chance(50) {
        return draft.rng.pick(&limits).clone();
    }
    let number = draft.rng.between(4, high - 4);
    (format!("{number} {unit}"), number)
}

fn date(draft: &mut Draft, path: &str, typical: jiff::civil::Date) -> Condition {
    let words = *draft.rng.pick(&DATE_WORDS);
    if path == "request.service_date" || draft.rng.chance(40) {
        let (year, month, day) = (
            draft.rng.between(2022, 2024),
            draft.rng.between(1, 12),
            draft.rng.between(1, 28),
        );
        let date = jiff::civil::date(year as i16, month as i8, day as i8);
        return Condition::line(
            format!("{path} {words} {date}"),
            compare(typical, words, date),
        );
    }
    let count = draft.rng.between(2, 24);
    let (unit, span) = *draft.rng.pick(&[
        ("days", count.days()),
        ("weeks", count.weeks()),
        ("months", count.months()),
    ]);
    let date = super::draft::SERVICE_DATE.saturating_sub(span);
    let line = format!("{path} {words} {count} {unit} before request.service_date");
    Condition::line(line, compare(typical, words, date))
}
