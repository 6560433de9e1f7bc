//! The words of a large policy: its head, findings, units, codes, choices, facts and limits.
//! A draft in; their declarations added to it.

use super::draft::{Draft, Fact, Kind, SERVICE_DATE};
use super::names;

/// Declares them all.
pub(super) fn declare(draft: &mut Draft) {
    declare_head(draft);
    declare_codes(draft);
    let mut groups: Vec<Vec<String>> = (0..draft.size.sections()).map(group).collect();
    let mut request = vec!["facts request \"The request\"".to_owned()];
    for (position, kind) in kinds(draft).into_iter().enumerate() {
        match FIXED.get(position) {
            Some(name) => {
                let section = (position < 3).then_some(0);
                request.push(fact(draft, "request", name, section, kind));
            }
            None => {
                let section = (position - FIXED.len()) % groups.len();
                let name = named(&kind, groups[section].len() - 1);
                let row = fact(draft, &names::section(section), &name, Some(section), kind);
                groups[section].push(row);
            }
        }
    }
    draft.declare(request);
    for group in groups.into_iter().filter(|group| group.len() > 1) {
        draft.declare(group);
    }
    declare_limits(draft);
}

/// The facts of the request, which come first.
const FIXED: &[&str] = &[
    "service_date",
    "visits",
    "code",
    "provider_licensed",
    "letter",
    "literature",
    "circumstances",
];

fn declare_head(draft: &mut Draft) {
    let head = "policy large \"A large policy\"
  publisher \"Nobody\"
  source \"Chance\"
  in force from 2022-01-01 by request.service_date
    because \"The service would begin before this policy took effect.\"
  month end clamps

findings, strongest first
  not_covered adverse \"Not covered\"
  not_met adverse \"Not medically necessary\"
  refer review \"A clinician decides\"
  met release \"Meets the policy\"
  otherwise refer

unit sessions, one session

codes dx \"Diagnoses\"
  hierarchy by prefix

codes px \"Procedures\"";
    for declaration in head.split("\n\n") {
        draft.declare(declaration.split("\n  ").map(str::to_owned).collect());
    }
}

/// Declares two lists of diagnoses, ranges among them, and two of procedures.
fn declare_codes(draft: &mut Draft) {
    for number in 1..=2 {
        let first = draft.rng.between(10, 40);
        let last = first + draft.rng.between(2, 5);
        let single = draft.rng.between(50, 99);
        let letter = *draft.rng.pick(&["F", "G", "M"]);
        draft.declare(vec![
            format!("code set diagnoses_{number} \"Diagnoses of list {number}\" of dx"),
            format!("{letter}{first} to {letter}{last}, {letter}{single}, {letter}{single}.1, Z{first}.{number}"),
        ]);
        let codes: Vec<String> = (0..6)
            .map(|step| (97_000 + 100 * number + 13 * step + first).to_string())
            .collect();
        draft.declare(vec![
            format!("code set procedures_{number} \"Procedures of list {number}\" of px"),
            codes.join(", "),
        ]);
    }
}

/// Gives the kinds of all facts: those of the request, then the others in a random order.
fn kinds(draft: &mut Draft) -> Vec<Kind> {
    let visits = Kind::Whole {
        unit: "visits",
        high: 60,
        typical: 6,
    };
    let mut kinds = vec![
        Kind::Date(SERVICE_DATE),
        visits,
        Kind::Code,
        Kind::YesNo(true),
    ];
    kinds.extend(vec![Kind::YesNo(false); FIXED.len() - kinds.len()]);
    let total = draft.size.facts();
    let mut others = Vec::new();
    for number in 1..share(total, 5) {
        let unit = if number % 3 == 2 { "weeks" } else { "visits" };
        let high = 10 * draft.rng.between(2, 10);
        let typical = draft.rng.between(0, 10);
        others.push(Kind::Whole {
            unit,
            high,
            typical,
        });
    }
    for _ in 0..share(total, 15) {
        let high = 100 * draft.rng.between(4, 14);
        let typical = draft.rng.between(0, 300);
        others.push(Kind::Decimal { high, typical });
    }
    for _ in 1..share(total, 15) {
        let days = draft.rng.between(1, 500);
        let typical = SERVICE_DATE.saturating_sub(jiff::Span::new().days(days));
        others.push(Kind::Date(typical));
    }
    others.extend((0..share(total, 12)).map(|_| Kind::OneOf(choices(draft))));
    others.extend((0..share(total, 20)).map(|_| Kind::AnyOf(choices(draft))));
    others.extend(vec![Kind::Codes; share(total, 30) - 1]);
    let rest = total.saturating_sub(kinds.len() + others.len());
    others.extend((0..rest).map(|_| Kind::YesNo(draft.rng.chance(50))));
    draft.rng.shuffle(&mut others);
    kinds.extend(others);
    kinds
}

/// Gives one in so many, and at least one.
fn share(total: usize, of: usize) -> usize {
    (total / of).max(1)
}

fn choices(draft: &mut Draft) -> Vec<String> {
    let many = 3 + draft.rng.below(4);
    (0..many).map(names::choice).collect()
}

fn group(section: usize) -> Vec<String> {
    let name = names::section(section);
    vec![format!("facts {name} \"Facts of section {}\"", section + 1)]
}

fn named(kind: &Kind, position: usize) -> String {
    match kind {
        Kind::YesNo(_) => names::yes_no(position),
        Kind::Whole { unit, .. } => format!("{unit}_{position}"),
        Kind::Decimal { .. } => format!("rate_{position}"),
        Kind::Date(_) => format!("date_{position}"),
        Kind::OneOf(_) => format!("degree_{position}"),
        Kind::AnyOf(_) => format!("signs_{position}"),
        Kind::Code => format!("code_{position}"),
        Kind::Codes => format!("diagnoses_{position}"),
    }
}

/// Declares a fact; gives its row. Its choices, if it has any, are declared before it.
fn fact(draft: &mut Draft, group: &str, name: &str, section: Option<usize>, kind: Kind) -> String {
    let list = format!("{group}_{name}");
    let ty = match &kind {
        Kind::YesNo(false) if consideration(name) || draft.rng.chance(66) => {
            "yes/no, presumed no".to_owned()
        }
        Kind::YesNo(_) => "yes/no".to_owned(),
        Kind::Whole { unit, high, .. } => {
            let low = i64::from(group == "request");
            format!("whole number of {unit}, {low} to {high}")
        }
        Kind::Decimal { high, .. } => {
            format!("number of sessions, 2 decimals, 0 to {}", high / 100)
        }
        Kind::Date(_) => "date, 2020-01-01 to 2025-12-31".to_owned(),
        Kind::OneOf(_) => format!("one of {list}"),
        Kind::AnyOf(_) => format!("any of {list}"),
        Kind::Code => "code of px".to_owned(),
        Kind::Codes => "codes of dx".to_owned(),
    };
    if let Kind::OneOf(rows) | Kind::AnyOf(rows) = &kind {
        let mut lines = vec![format!("choices {list}")];
        lines.extend(rows.iter().map(|row| format!("{row} \"Choice {row}\"")));
        draft.declare(lines);
    }
    let path = format!("{group}.{name}");
    let row = format!("{name} {ty} \"What is known of {name} in {group}?\"");
    draft.facts.push(Fact {
        path,
        section,
        kind,
    });
    row
}

fn consideration(name: &str) -> bool {
    ["letter", "literature", "circumstances"].contains(&name)
}

/// Declares limits in visits and in weeks; every third one has changed with a year.
fn declare_limits(draft: &mut Draft) {
    for number in 1..=2 * share(draft.size.rules, 20) {
        let unit = if number % 2 == 0 { "weeks" } else { "visits" };
        let limit = draft.rng.between(6, 18);
        let name = format!("limit_{number}");
        let mut lines = vec![
            format!("value {name} in {unit}"),
            format!("\"Limit {number} of {unit}\""),
        ];
        if number % 3 == 0 {
            lines.push(format!("{} {unit} until 2022-12-31", limit - 2));
            lines.push(format!("{limit} {unit} from 2023-01-01"));
        } else {
            lines.push(format!("{limit} {unit}"));
        }
        draft.declare(lines);
        draft.limits.push((name, unit, limit));
    }
}
