//! What an expression comes to when every fact is known.
//! An expression and a world in; a number or a date out.

use super::condition::holds;
use super::dates::shifted;
use super::world::World;
use super::{Book, Value, rows};
use jiff::civil::Date;
use pol_parser::ast::{self, Amount, Expression, ExpressionKind};
use rust_decimal::Decimal;

/// A number or a date; only like ones are ever compared.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub(super) enum Measure {
    /// A number.
    Number(Decimal),
    /// A date.
    Date(Date),
}

/// Works an expression out.
pub(super) fn measure(book: &Book, world: &World, expression: &Expression) -> Measure {
    match &expression.kind {
        ExpressionKind::Quantity(quantity) => Measure::Number(quantity.number),
        ExpressionKind::Date(date) => Measure::Date(*date),
        ExpressionKind::Name(path) => named(book, world, &path.text),
        ExpressionKind::Sum(items) => {
            Measure::Number(items.iter().map(|item| number(book, world, item)).sum())
        }
        ExpressionKind::Less(items) => {
            Measure::Number(less(items.iter().map(|item| number(book, world, item))))
        }
        ExpressionKind::Times { factor, of } => Measure::Number(*factor * number(book, world, of)),
        ExpressionKind::Shift {
            by,
            direction,
            from,
        } => Measure::Date(shift(book, world, by, *direction, from)),
        ExpressionKind::OverRows(rows) => rows::measured(book, world, rows),
        ExpressionKind::OfLimit(part, limit) => rows::limit_part(book, world, *part, &limit.text),
        ExpressionKind::Code(_) | ExpressionKind::Error => unreachable!("the policy was checked"),
    }
}

/// Works out an expression that is a number.
pub(super) fn number(book: &Book, world: &World, expression: &Expression) -> Decimal {
    match measure(book, world, expression) {
        Measure::Number(number) => number,
        Measure::Date(_) => unreachable!("the policy was checked"),
    }
}

/// Takes each further number from the first, never going below zero.
fn less(mut numbers: impl Iterator<Item = Decimal>) -> Decimal {
    let first = numbers.next().unwrap_or_default();
    numbers.fold(first, |rest, next| (rest - next).max(Decimal::ZERO))
}

fn shift(
    book: &Book,
    world: &World,
    by: &ast::Quantity,
    direction: ast::Direction,
    from: &Expression,
) -> Date {
    let Measure::Date(from) = measure(book, world, from) else {
        unreachable!("the policy was checked")
    };
    let count = by.digits.parse().expect("the policy was checked");
    let unit = by.unit.as_ref().map_or("", |unit| unit.text.as_str());
    shifted(
        from,
        count,
        unit,
        direction,
        book.policy.month_end.map(|it| it.0),
    )
}

fn named(book: &Book, world: &World, name: &str) -> Measure {
    if let Some(value) = book.values.get(name) {
        return Measure::Number(value_on(judged_date(book, world), value));
    }
    if let Some(amount) = book.amounts.get(name) {
        return Measure::Number(amount_of(book, world, amount));
    }
    match &world[name] {
        Value::Number(number) => Measure::Number(*number),
        Value::Date(date) => Measure::Date(*date),
        Value::YesNo(_) | Value::Word(_) | Value::Words(_) | Value::Text(_) | Value::Rows(_) => {
            unreachable!("the policy was checked")
        }
    }
}

/// Gives the date by which the policy is judged; any, in a world without it: where nothing that is asked has days.
pub(super) fn judged_date(book: &Book, world: &World) -> Date {
    let in_force = book.policy.in_force.first();
    let by = &in_force.expect("the policy was checked").by.text;
    match world.get(by) {
        Some(Value::Date(date)) => *date,
        Some(
            Value::YesNo(_)
            | Value::Number(_)
            | Value::Word(_)
            | Value::Words(_)
            | Value::Text(_)
            | Value::Rows(_),
        ) => unreachable!("the policy was checked"),
        None => Date::MIN,
    }
}

/// Gives the entry of a value for a day; any one outside its entries, where the policy is not in force.
fn value_on(day: Date, value: &ast::Value) -> Decimal {
    value
        .entries
        .iter()
        .find(|entry| entry.dates.hold(day))
        .map_or(Decimal::ZERO, |entry| entry.quantity.number)
}

/// Works an amount out: the least value of the cases that hold, or `otherwise`, and then its caps.
pub(super) fn amount_of(book: &Book, world: &World, amount: &Amount) -> Decimal {
    let day = judged_date(book, world);
    let cases = amount
        .cases
        .iter()
        .filter(|case| case.dates.hold(day) && holds(book, world, &case.when));
    let least = cases.map(|case| number(book, world, &case.value)).min();
    let otherwise = || amount.otherwise.as_ref().map(|it| number(book, world, it));
    let value = least.or_else(otherwise).expect("the policy was checked");
    let applies = |cap: &&ast::Cap| {
        let holds = |when| holds(book, world, when);
        cap.dates.hold(day) && cap.when.as_ref().is_none_or(holds)
    };
    let caps = amount.caps.iter().filter(applies);
    caps.map(|cap| number(book, world, &cap.bound))
        .fold(value, Decimal::min)
}
