//! Records, windows and what is taken of rows, with every row known: by recursion and by the calendar on the wall.
//! What a policy says of rows and a world in; a number, a date, a word, or yes or no out.

use super::condition::holds;
use super::dates::{days_in_year, shifted};
use super::expression::{Measure, measure, number};
use super::world::World;
use super::{Book, Value};
use jiff::civil::{Date, date};
use pol_parser::ast::{
    Condition, ConditionKind, Derived, DerivedKind, Direction, Expression, ExpressionKind, Limit,
    LimitPart, OverRows, OverRowsKind, Path, Quantity, Window, WindowKind,
};
use pol_parser::print;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// A row: its columns by name.
pub type Row = BTreeMap<String, Value>;

/// Gives the rows that count: those in the window of which the condition holds.
fn counted(book: &Book, world: &World, rows: &OverRows) -> Vec<Row> {
    let Value::Rows(all) = &world[&rows.record.text] else {
        unreachable!("a record is a list of rows")
    };
    let all = all.iter();
    all.filter(|row| counts(book, world, rows, row))
        .cloned()
        .collect()
}

fn counts(book: &Book, world: &World, rows: &OverRows, row: &Row) -> bool {
    let mut inside = world.clone();
    for (column, value) in row {
        inside.insert(format!("{}.{column}", rows.record.text), value.clone());
    }
    let in_window = rows.window.as_ref().is_none_or(|window| {
        let (first, last) = days(book, world, window);
        let day = day_of(book, rows, row);
        matches!(window.kind, WindowKind::Lifetime) || first <= day && day <= last
    });
    let condition = rows.condition.as_deref();
    in_window && condition.is_none_or(|it| holds(book, &inside, it))
}

/// Gives the day of a row: by the column that is named, or the only one that is a date.
fn day_of(book: &Book, rows: &OverRows, row: &Row) -> Date {
    let named = rows.by.as_ref().map(|by| by.text.clone());
    let only = || book.date_column(&rows.record.text);
    let Some(Value::Date(day)) = named.or_else(only).and_then(|column| row.get(&column)) else {
        return Date::MIN;
    };
    *day
}

/// Gives the first and the last day of a window.
pub(super) fn days(book: &Book, world: &World, window: &Window) -> (Date, Date) {
    let day = |path: &Path| {
        let Value::Date(date) = world[&path.text] else {
            unreachable!("the policy was checked")
        };
        date
    };
    match &window.kind {
        WindowKind::Rolling { length, ending } => {
            let last = day(ending);
            let before = back(book, last, length);
            (before.tomorrow().unwrap_or(before), last)
        }
        WindowKind::Before { length, day: of } => (back(book, day(of), length), day(of)),
        WindowKind::CalendarYear { of } => {
            let year = day(of).year();
            (date(year, 1, 1), date(year, 12, 31))
        }
        WindowKind::PlanYear { of, starting } => plan_year(book, day(of), day(starting)),
        WindowKind::Episode { from, to } => (day(from), day(to)),
        WindowKind::Lifetime => (Date::MIN, Date::MAX),
    }
}

pub(super) fn back(book: &Book, from: Date, length: &Quantity) -> Date {
    let count = length.digits.parse().expect("the policy was checked");
    let unit = length.unit.as_ref().map_or("", |unit| unit.text.as_str());
    let end = book.policy.month_end.map(|it| it.0);
    shifted(from, count, unit, Direction::Before, end)
}

/// Walks from the day back to the nearest anniversary, and on to the day before the next.
fn plan_year(book: &Book, day: Date, starting: Date) -> (Date, Date) {
    let end = book.policy.month_end.map(|it| it.0);
    let begins = |day: Date| {
        let years = i32::from(day.year()) - i32::from(starting.year());
        shifted(starting, years, "years", Direction::After, end) == day
            || shifted(starting, years - 1, "years", Direction::After, end) == day
    };
    let mut first = day;
    while !begins(first) {
        first = first.yesterday().expect("a day of the calendar");
    }
    let mut last = day;
    for _ in 0..=days_in_year(day) + 1 {
        let next = last.tomorrow().expect("a day of the calendar");
        if begins(next) {
            break;
        }
        last = next;
    }
    (first, last)
}

/// Tells whether there is a row that counts.
pub(super) fn any(book: &Book, world: &World, rows: &OverRows) -> bool {
    !counted(book, world, rows).is_empty()
}

/// Works out what is taken of rows: of the latest of several rows of one day with different values, or of none, what is free.
pub(super) fn taken(book: &Book, world: &World, rows: &OverRows) -> Value {
    let counted = counted(book, world, rows);
    match &rows.kind {
        OverRowsKind::Count => Value::Number(counted.len().into()),
        OverRowsKind::Any => Value::YesNo(!counted.is_empty()),
        OverRowsKind::Sum(column) => {
            let cell = |row: &Row| {
                let Value::Number(number) = row[&column.text] else {
                    unreachable!("the policy was checked")
                };
                number
            };
            Value::Number(counted.iter().map(cell).sum())
        }
        OverRowsKind::Latest(column) | OverRowsKind::Earliest(column) => {
            let latest = matches!(rows.kind, OverRowsKind::Latest(_));
            let dated = counted.iter().map(|row| day_of(book, rows, row));
            let day = if latest { dated.max() } else { dated.min() };
            let of_day = counted
                .iter()
                .filter(|row| Some(day_of(book, rows, row)) == day);
            let values: BTreeSet<&Value> = of_day.map(|row| &row[&column.text]).collect();
            let free = &world[&print::over_rows(rows)];
            match values.len() {
                0 => free.clone(),
                1 => values
                    .first()
                    .map_or_else(|| free.clone(), |it| (*it).clone()),
                // One of several: the free value picks which.
                _ if values.contains(free) => free.clone(),
                _ => values
                    .first()
                    .map_or_else(|| free.clone(), |it| (*it).clone()),
            }
        }
    }
}

/// Works out what is taken of rows as a number or a date.
pub(super) fn measured(book: &Book, world: &World, rows: &OverRows) -> Measure {
    let taken = taken(book, world, rows);
    if let Value::Date(date) = taken {
        return Measure::Date(date);
    }
    let Value::Number(number) = taken else {
        unreachable!("the policy was checked")
    };
    Measure::Number(number)
}

/// Works out what is left of a limit, or was used of it.
pub(super) fn limit_part(book: &Book, world: &World, part: LimitPart, name: &str) -> Measure {
    let limit = book.limits[name];
    let used = used(book, world, limit);
    Measure::Number(match part {
        LimitPart::Used => used,
        LimitPart::Left => (number(book, world, &limit.most) - used).max(Decimal::ZERO),
    })
}

/// Tells whether a limit is kept, what this request adds included.
pub(super) fn kept(book: &Book, world: &World, name: &str) -> bool {
    let limit = book.limits[name];
    let added = limit.including.as_ref().map(|path| &world[&path.text]);
    let added = match added {
        Some(Value::Number(number)) => *number,
        _ => Decimal::ZERO,
    };
    used(book, world, limit) + added <= number(book, world, &limit.most)
}

fn used(book: &Book, world: &World, limit: &Limit) -> Decimal {
    match measured(book, world, &limit.rows) {
        Measure::Number(number) => number,
        Measure::Date(_) => unreachable!("the policy was checked"),
    }
}

/// Works out what a fact is derived to be.
pub(super) fn derived(book: &Book, world: &World, derived: &Derived) -> Value {
    match &derived.kind {
        DerivedKind::Condition(condition) => Value::YesNo(holds(book, world, condition)),
        DerivedKind::Expression(expression) => match measure(book, world, expression) {
            Measure::Number(number) => Value::Number(number),
            Measure::Date(date) => Value::Date(date),
        },
        DerivedKind::Choices { cases, otherwise } => {
            let mut holding = cases.iter().filter(|(_, when)| holds(book, world, when));
            let choice = holding.next().map_or(otherwise, |(choice, _)| choice);
            Value::Word(choice.text.clone())
        }
    }
}

/// Gives everything that an expression or a condition takes of rows.
pub(super) fn in_derived(derived: &Derived) -> Vec<&OverRows> {
    match &derived.kind {
        DerivedKind::Condition(condition) => in_condition(condition),
        DerivedKind::Expression(expression) => in_expression(expression),
        DerivedKind::Choices { cases, .. } => cases
            .iter()
            .flat_map(|(_, when)| in_condition(when))
            .collect(),
    }
}

fn in_condition(condition: &Condition) -> Vec<&OverRows> {
    match &condition.kind {
        ConditionKind::AnyRow(rows) => vec![rows],
        ConditionKind::Not(inner) => in_condition(inner),
        ConditionKind::And(items)
        | ConditionKind::Or(items)
        | ConditionKind::List { items, .. } => items.iter().flat_map(in_condition).collect(),
        ConditionKind::Compare { left, right, .. } => {
            [left, right].into_iter().flat_map(in_expression).collect()
        }
        ConditionKind::Between { subject, low, high } => [subject, low, high]
            .into_iter()
            .flat_map(in_expression)
            .collect(),
        ConditionKind::Name(_)
        | ConditionKind::OneOf { .. }
        | ConditionKind::Includes { .. }
        | ConditionKind::Empty { .. }
        | ConditionKind::WithinLimit(_)
        | ConditionKind::Error => Vec::new(),
    }
}

pub(super) fn in_expression(expression: &Expression) -> Vec<&OverRows> {
    match &expression.kind {
        ExpressionKind::OverRows(rows) => vec![rows],
        ExpressionKind::Sum(items) | ExpressionKind::Less(items) => {
            items.iter().flat_map(in_expression).collect()
        }
        ExpressionKind::Times { of: inner, .. } | ExpressionKind::Shift { from: inner, .. } => {
            in_expression(inner)
        }
        ExpressionKind::Quantity(_)
        | ExpressionKind::Date(_)
        | ExpressionKind::Name(_)
        | ExpressionKind::Code(_)
        | ExpressionKind::OfLimit(..)
        | ExpressionKind::Error => Vec::new(),
    }
}

/// Gives the facts by which a window is told.
pub(super) fn window_names(window: &Window) -> Vec<String> {
    let paths = match &window.kind {
        WindowKind::Rolling { ending: day, .. }
        | WindowKind::Before { day, .. }
        | WindowKind::CalendarYear { of: day } => vec![day],
        WindowKind::PlanYear { of, starting } => vec![of, starting],
        WindowKind::Episode { from, to } => vec![from, to],
        WindowKind::Lifetime => Vec::new(),
    };
    paths.into_iter().map(|path| path.text.clone()).collect()
}
