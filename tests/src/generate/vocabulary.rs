//! The words of a generated policy: units, code systems and sets, choices and facts.
//! A draft in; their declarations added to it.

use super::condition;
use super::dates::days;
use super::draft::{Draft, Fact, Kind, on};
use super::words::{attach_notes, cite, plain_text};
use jiff::civil::Date;

/// Declares them all.
pub(super) fn declare(draft: &mut Draft) {
    declare_units(draft);
    declare_systems(draft);
    declare_sets(draft);
    declare_choices(draft);
    declare_request(draft);
    for (group, names) in [("member", MEMBER), ("chart", CHART), ("course", COURSE)] {
        declare_group(draft, group, names);
    }
}

const MEMBER: &[&str] = &["adult", "conditions", "side", "pregnant", "enrolled_on"];
const CHART: &[&str] = &["measured", "goals", "diagnosis", "reviewed_on"];
const COURSE: &[&str] = &["visits_used", "weeks_treated", "change", "rate", "remark"];
const CHOICES: &[(&str, &[&str])] = &[
    (
        "condition",
        &["anxiety", "back_pain", "cancer", "other_diagnosis"],
    ),
    ("change", &["improved", "maintained", "declined"]),
    ("side", &["left", "right", "both"]),
];
const CODES: &[&[&str]] = &[&["F41", "F32"], &["G89.2"], &["C00 to C14", "C50"]];

fn declare_units(draft: &mut Draft) {
    let one = if draft.rng.chance(60) {
        ", one session"
    } else {
        ""
    };
    draft.declare(vec![format!("unit sessions{one}")]);
}

fn declare_systems(draft: &mut Draft) {
    let mut lines = vec![
        "codes dx \"Diagnoses\"".to_owned(),
        "hierarchy by prefix".to_owned(),
    ];
    if draft.rng.chance(50) {
        lines.insert(1, "edition \"2022\"".to_owned());
    }
    attach_notes(draft, &mut lines);
    draft.declare(lines);
    let used = draft.rng.some(&["F41", "F41.1", "G89", "J45"], 2);
    draft.systems.push((
        "dx".to_owned(),
        used.into_iter().map(str::to_owned).collect(),
    ));
    let mut lines = vec!["codes px \"Procedures\"".to_owned()];
    if draft.rng.chance(50) {
        lines.push("only 97110, 97121, 97122".to_owned());
    }
    draft.declare(lines);
    let used = draft.rng.some(&["97110", "97121", "97122"], 3);
    draft.systems.push((
        "px".to_owned(),
        used.into_iter().map(str::to_owned).collect(),
    ));
}

fn declare_sets(draft: &mut Draft) {
    for (name, system, range) in [
        ("pain_codes", 0, Some("M15 to M19")),
        ("manual_codes", 1, None),
    ] {
        if draft.rng.chance(60) {
            let (system, codes) = draft.systems[system].clone();
            let mut members = draft.rng.some(&codes, 2);
            if draft.rng.chance(50) {
                members.extend(range.map(str::to_owned));
            }
            let mut lines = vec![format!("code set {name} \"Codes of {system}\" of {system}")];
            lines.extend(code_rows(draft, members));
            attach_notes(draft, &mut lines);
            draft.declare(lines);
            draft.sets.push((name.to_owned(), system));
        }
    }
}

/// All codes in one row; where things have days, a row more for each code after the first.
fn code_rows(draft: &mut Draft, members: Vec<String>) -> Vec<String> {
    if !draft.dated {
        return vec![members.join(", ")];
    }
    let mut always = Vec::new();
    let mut rows = Vec::new();
    for member in members {
        let days = days(draft);
        match always.is_empty() || days.is_empty() {
            true => always.push(member),
            false => rows.push(format!("{member}{days}")),
        }
    }
    rows.insert(0, always.join(", "));
    rows
}

/// The days of a choice; the last takes all other codes, or stands always for some to be there, and only a set of choices can do
/// without one that takes all other codes.
fn choice_days(draft: &mut Draft, list: &str, coded: bool, is_last: bool) -> String {
    match (coded, is_last) {
        (_, true) => String::new(),
        (true, false) => days(draft),
        (false, false) if list == "condition" => days(draft),
        (false, false) => String::new(),
    }
}

fn declare_choices(draft: &mut Draft) {
    for (name, rows) in CHOICES {
        let coded = draft.rng.chance(50);
        let mut lines = vec![format!("choices {name}")];
        for (position, row) in rows.iter().enumerate() {
            let codes = if coded {
                row_codes(position, rows.len())
            } else {
                String::new()
            };
            let days = choice_days(draft, name, coded, position + 1 == rows.len());
            lines.push(format!("{row} \"Choice {row}\"{codes}{days}"));
        }
        draft.declare(lines);
        draft.lists.push((
            (*name).to_owned(),
            rows.iter().map(|row| (*row).to_owned()).collect(),
        ));
    }
}

fn row_codes(position: usize, rows: usize) -> String {
    match CODES.get(position) {
        _ if position + 1 == rows => " codes dx otherwise".to_owned(),
        Some(codes) => format!(" codes dx {}", codes.join(", ")),
        None => String::new(),
    }
}

fn declare_request(draft: &mut Draft) {
    let first = draft.first_day;
    let (days, numbers) = if draft.small { (1, 2) } else { (4, 5) };
    let last = on(first, draft.rng.between(days.min(2), days));
    let low = draft.rng.between(0, 2);
    let visits = Kind::Number {
        unit: "visits",
        decimals: 0,
        low,
        high: low + draft.rng.between(2, numbers),
    };
    let facts = [
        (
            "service_date",
            Kind::Date {
                low: first,
                high: last,
            },
        ),
        ("visits", visits),
    ];
    let mut lines = vec!["facts request \"The request\"".to_owned()];
    for (name, kind) in facts {
        lines.push(format!(
            "{name} {} \"What is {name}?\"",
            type_text(draft, &kind)
        ));
        draft.facts.push(Fact {
            path: format!("request.{name}"),
            kind,
        });
    }
    if draft.rng.chance(if draft.small { 30 } else { 60 }) {
        let kind = Kind::Code(1);
        lines.push(row(draft, "request", "code", &kind));
        draft.facts.push(Fact {
            path: "request.code".to_owned(),
            kind,
        });
    }
    draft.declare(lines);
}

fn declare_group(draft: &mut Draft, group: &str, names: &[&str]) {
    let mut lines = vec![format!("facts {group}")];
    if draft.rng.chance(50) {
        lines[0].push_str(&format!(" \"The {group}\""));
    }
    let most = match draft.small {
        true if draft.rng.chance(70) => 1,
        true => 2,
        false => names.len(),
    };
    for name in draft.rng.some(names, most) {
        let kind = kind(draft, name);
        let row = row(draft, group, name, &kind);
        lines.push(row);
        draft.facts.push(Fact {
            path: format!("{group}.{name}"),
            kind,
        });
    }
    draft.declare(lines);
}

/// Gives a name the kind of fact that it suggests, with a small domain.
fn kind(draft: &mut Draft, name: &str) -> Kind {
    let days = if draft.small { 1 } else { 3 };
    match name {
        "conditions" => Kind::AnyOf(0),
        "change" => Kind::OneOf(1),
        "side" => Kind::OneOf(2),
        "diagnosis" => {
            if draft.rng.chance(if draft.small { 20 } else { 50 }) {
                Kind::Codes(0)
            } else {
                Kind::Code(0)
            }
        }
        "visits_used" => small_number(draft, "visits", 0),
        "weeks_treated" => small_number(draft, "weeks", 0),
        "rate" => small_number(draft, "sessions", 2),
        "enrolled_on" => dates(on(draft.first_day, -29), days),
        "reviewed_on" => dates(draft.first_day, days),
        "remark" => Kind::Text,
        _ => Kind::YesNo,
    }
}

fn dates(low: Date, days: i64) -> Kind {
    Kind::Date {
        low,
        high: on(low, days),
    }
}

fn small_number(draft: &mut Draft, unit: &'static str, decimals: u32) -> Kind {
    let low = draft.rng.between(0, 3);
    let most = if draft.small { 2 } else { 5 };
    Kind::Number {
        unit,
        decimals,
        low,
        high: low + draft.rng.between(1, most),
    }
}

/// Writes the row of a fact.
fn row(draft: &mut Draft, group: &str, name: &str, kind: &Kind) -> String {
    let mut row = format!("{name} {}", type_text(draft, kind));
    if draft.rng.chance(30)
        && let Some(value) = presumed(draft, kind)
    {
        row.push_str(&format!(", presumed {value}"));
        if draft.rng.chance(40)
            && let Some(condition) = condition::contingent(draft)
        {
            row.push_str(&format!(" when {condition}"));
        }
    }
    if draft.rng.chance(90) {
        row.push_str(&format!(" \"What is {name}?\""));
    }
    if draft.rng.chance(5) {
        row.push_str(&format!(" was {group}.former_{name}"));
    }
    if draft.rng.chance(30) {
        row.push_str(&format!(" {}", cite(draft)));
    }
    if draft.rng.chance(8) {
        row.push_str(&format!(" note {}", plain_text(draft)));
    }
    row
}

fn type_text(draft: &Draft, kind: &Kind) -> String {
    match kind {
        Kind::YesNo => "yes/no".to_owned(),
        Kind::Number {
            unit,
            decimals: 0,
            low,
            high,
        } => format!("whole number of {unit}, {low} to {high}"),
        Kind::Number {
            unit,
            decimals,
            low,
            high,
        } => {
            let (low, high) = (decimal(*low, *decimals), decimal(*high, *decimals));
            format!("number of {unit}, {decimals} decimals, {low} to {high}")
        }
        Kind::Date { low, high } => format!("date, {low} to {high}"),
        Kind::OneOf(list) => format!("one of {}", draft.lists[*list].0),
        Kind::AnyOf(list) => format!("any of {}", draft.lists[*list].0),
        Kind::Code(system) => format!("code of {}", draft.systems[*system].0),
        Kind::Codes(system) => format!("codes of {}", draft.systems[*system].0),
        Kind::Text => "text".to_owned(),
    }
}

/// Gives a value of a kind of fact as an author writes it; none for a text.
pub(super) fn presumed(draft: &mut Draft, kind: &Kind) -> Option<String> {
    match kind {
        Kind::YesNo => Some(draft.rng.pick(&["yes", "no"]).to_string()),
        Kind::Number {
            unit,
            decimals,
            low,
            high,
        } => Some(quantity(draft.rng.between(*low, *high), *decimals, unit)),
        Kind::Date { low, high } => {
            let days = i64::from((*high - *low).get_days());
            Some(on(*low, draft.rng.between(0, days)).to_string())
        }
        Kind::OneOf(list) => Some(draft.rng.pick(&draft.lists[*list].1.clone()).clone()),
        Kind::AnyOf(list) => Some(set(draft, &draft.lists[*list].1.clone())),
        Kind::Code(system) => Some(draft.rng.pick(&draft.systems[*system].1.clone()).clone()),
        Kind::Codes(system) => Some(set(draft, &draft.systems[*system].1.clone())),
        Kind::Text => None,
    }
}

fn set(draft: &mut Draft, of: &[String]) -> String {
    if draft.rng.chance(40) {
        return "none".to_owned();
    }
    draft.rng.some(of, 2).join(", ")
}

/// Writes a number that is counted in its last decimal place.
pub(super) fn decimal(number: i64, decimals: u32) -> String {
    rust_decimal::Decimal::new(number, decimals)
        .normalize()
        .to_string()
}

/// Writes a number with its unit, singular for one.
pub(super) fn quantity(number: i64, decimals: u32, unit: &str) -> String {
    let number = decimal(number, decimals);
    let unit = if number == "1" && unit != "sessions" {
        unit.trim_end_matches('s')
    } else {
        unit
    };
    format!("{number} {unit}")
}
