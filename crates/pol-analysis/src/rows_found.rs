//! Rows for a witness: the questions take what is taken of rows for free facts; here rows are looked for that come to what a witness
//! states of them. Where none are found among few kinds of rows, the witness keeps stating what was to be taken.

use jiff::civil::Date;
use pol_compiler::program::{
    FactId, FactValue, Node, Program, Record, RecordId, Role, Rows, TakenKind, Type,
};
use pol_interpreter::{Facts, Inspection};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// The most kinds of rows that are looked at.
const MOST_KINDS: usize = 600;

/// Puts rows in the place of what is taken of them, where the effect stays.
pub(crate) fn with_rows(
    program: &Program,
    request: Facts,
    has_effect: impl Fn(&Facts) -> bool,
) -> Facts {
    let mut request = request;
    for (id, record) in (0..).map(RecordId).zip(&program.records) {
        let stated = stated(program, &request, id);
        if stated.is_empty() {
            continue;
        }
        let mut bare = request.clone();
        stated.iter().for_each(|(fact, _)| bare.withhold(*fact));
        let found = search(program, &bare, (id, record), &stated);
        if let Some(found) = found.filter(|found| has_effect(found)) {
            request = found;
        }
    }
    request
}

/// What a request states of what is taken of the rows of a record.
fn stated(program: &Program, request: &Facts, record: RecordId) -> Vec<(FactId, FactValue)> {
    let facts = (0..program.facts.len()).map(FactId::at);
    let taken = facts.filter(|fact| program.facts[fact.index()].role == Role::Taken(record));
    taken
        .filter_map(|fact| Some((fact, request.get(fact)?.clone())))
        .collect()
}

/// Looks for rows: none, so many of one kind, or of several kinds each as many as still lack.
fn search(
    program: &Program,
    bare: &Facts,
    (id, record): (RecordId, &Record),
    stated: &[(FactId, FactValue)],
) -> Option<Facts> {
    let comes_to = |rows: Rows| {
        let mut facts = bare.clone();
        facts.give(id, rows);
        let inspection = Inspection::new(program, &facts);
        let agrees = stated
            .iter()
            .all(|(fact, value)| inspection.value(*fact) == Some(value));
        drop(inspection);
        agrees.then_some(facts)
    };
    let none = || Rows::new(record.columns.len(), false);
    if let Some(found) = comes_to(none()) {
        return Some(found);
    }
    let kinds = kinds(program, bare, record);
    let most = stated
        .iter()
        .filter_map(|(fact, value)| wanted(program, *fact, value));
    let most = most.max().unwrap_or(1).min(record.most as usize);
    for kind in &kinds {
        for count in [1, most] {
            let mut rows = none();
            (0..count).for_each(|_| rows.push(kind.clone()));
            if let Some(found) = comes_to(rows) {
                return Some(found);
            }
        }
    }
    let rows = mixed(program, bare, (id, record), &kinds, stated);
    comes_to(rows)
}

/// How many rows a count asks for.
fn wanted(program: &Program, fact: FactId, value: &FactValue) -> Option<usize> {
    let taken = program.taken_into(fact)?;
    match (taken.kind, value) {
        (TakenKind::Count, FactValue::Number(number)) => number.to_usize(),
        (TakenKind::Any, FactValue::YesNo(some)) => Some(usize::from(*some)),
        _ => None,
    }
}

/// Takes of each kind of row as many as all counts that it adds to still lack; kinds that add to more counts come first.
fn mixed(
    program: &Program,
    bare: &Facts,
    (id, record): (RecordId, &Record),
    kinds: &[Vec<Option<FactValue>>],
    stated: &[(FactId, FactValue)],
) -> Rows {
    let mut rows = Rows::new(record.columns.len(), false);
    let counts: Vec<(FactId, usize)> = stated
        .iter()
        .filter_map(|(fact, value)| Some((*fact, wanted(program, *fact, value)?)))
        .collect();
    let mut lacking: Vec<usize> = counts.iter().map(|(_, wanted)| *wanted).collect();
    let adds = |kind: &Vec<Option<FactValue>>| -> Vec<bool> {
        let mut one = Rows::new(record.columns.len(), false);
        one.push(kind.clone());
        let mut facts = bare.clone();
        facts.give(id, one);
        let inspection = Inspection::new(program, &facts);
        let counts = counts.iter();
        counts
            .map(|(fact, _)| match inspection.value(*fact) {
                Some(FactValue::Number(number)) => !number.is_zero(),
                Some(FactValue::YesNo(some)) => *some,
                _ => false,
            })
            .collect()
    };
    let mut adding: Vec<(Vec<bool>, &Vec<Option<FactValue>>)> =
        kinds.iter().map(|kind| (adds(kind), kind)).collect();
    adding.sort_by_key(|(adds, _)| std::cmp::Reverse(adds.iter().filter(|adds| **adds).count()));
    for (adds, kind) in adding {
        let lack = adds.iter().zip(&lacking).filter(|(adds, _)| **adds);
        let room = (record.most as usize).saturating_sub(rows.len());
        let count = lack
            .map(|(_, lacking)| *lacking)
            .min()
            .unwrap_or(0)
            .min(room);
        (0..count).for_each(|_| rows.push(kind.clone()));
        for (adds, lacking) in adds.iter().zip(&mut lacking) {
            *lacking -= if *adds { count } else { 0 };
        }
    }
    rows
}

/// The kinds of rows that conditions and windows may tell apart, up to a number of them.
fn kinds(program: &Program, bare: &Facts, record: &Record) -> Vec<Vec<Option<FactValue>>> {
    let mut kinds: Vec<Vec<Option<FactValue>>> = vec![Vec::new()];
    for &column in &record.columns {
        let values = values(program, bare, column);
        let longer = kinds.iter().flat_map(|kind| {
            values.iter().map(|value| {
                let mut kind = kind.clone();
                kind.push(Some(value.clone()));
                kind
            })
        });
        kinds = longer.take(MOST_KINDS).collect();
    }
    kinds
}

fn values(program: &Program, bare: &Facts, column: FactId) -> Vec<FactValue> {
    match &program.facts[column.index()].ty {
        Type::YesNo => vec![FactValue::YesNo(true), FactValue::YesNo(false)],
        Type::OneOf(list) => {
            let rows = program.choices[list.index()].rows.len();
            (0..rows).map(FactValue::Choice).collect()
        }
        Type::Number { low, high, .. } => {
            let nodes = program.nodes.iter().filter_map(|node| {
                let Node::Number(number) = node else {
                    return None;
                };
                Some(*number)
            });
            let mut numbers: Vec<Decimal> = nodes.chain([*low, *high]).collect();
            numbers.retain(|number| low <= number && number <= high);
            numbers.sort_unstable();
            numbers.dedup();
            numbers.into_iter().map(FactValue::Number).collect()
        }
        Type::Date { low, high } => {
            let mut days = days(program, bare);
            days.retain(|day| low <= day && day <= high);
            days.into_iter().map(FactValue::Date).collect()
        }
        Type::Code(system) => {
            let sets = program.code_sets.iter().filter(|set| set.system == *system);
            let ranges = sets.flat_map(|set| &set.members).take(8);
            ranges
                .map(|range| FactValue::Code(range.first.clone()))
                .collect()
        }
        Type::AnyOf(_) | Type::Codes(_) | Type::Text => Vec::new(),
    }
}

/// The days that the request and the policy name, and a year before and after those that are stated.
fn days(program: &Program, bare: &Facts) -> Vec<Date> {
    let stated = program
        .stated_facts()
        .filter_map(|fact| match bare.get(fact) {
            Some(FactValue::Date(date)) => Some(*date),
            _ => None,
        });
    let written = program.nodes.iter().filter_map(|node| {
        let Node::Date(date) = node else {
            return None;
        };
        Some(*date)
    });
    let around = |day: Date| {
        let year = jiff::Span::new().years(1);
        [
            day,
            day.yesterday().unwrap_or(day),
            day.saturating_sub(year),
            day.tomorrow().unwrap_or(day),
            day.saturating_add(year),
        ]
    };
    let mut days = Vec::new();
    for day in stated.chain(written).flat_map(around) {
        if !days.contains(&day) {
            days.push(day);
        }
    }
    days
}
