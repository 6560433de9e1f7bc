//! Numbers: facts, values in force, sums, differences and multiples, each by its bounds.
//! Exact decimals, checked; the compiler has bounded every one of them.

use super::Run;
use crate::slots::{Bounds, Slot};
use jiff::civil::Date;
use pol_compiler::program::{FactId, FactValue, NodeId, Type, ValueEntry, ValueId};
use rust_decimal::Decimal;

/// Gives what is known of a numeric fact: its value, or its declared range.
pub(crate) fn fact(run: &Run<'_>, fact: FactId) -> Bounds<Decimal> {
    match (run.known.get(fact), run.ty(fact)) {
        (Some(FactValue::Number(number)), _) => Bounds::point(*number),
        (_, Type::Number { low, high, .. }) => match run.known.bounds(fact) {
            Some(Slot::Number(bounds)) => bounds,
            _ => Bounds::new(*low, *high),
        },
        _ => unreachable!("the compiler reads numbers from numeric facts"),
    }
}

/// Gives the value in force on the judged day; the hull of those that can be, where the day is not known.
pub(super) fn value(run: &Run<'_>, value: ValueId) -> Bounds<Decimal> {
    let entries = &run.program.values[value.index()].entries;
    let judged_on = run.judged_on();
    hull(entries.iter().filter(|entry| overlaps(entry, judged_on)))
        .or_else(|| hull(entries.iter()))
        .expect("the compiler asks for an entry")
}

fn overlaps(entry: &ValueEntry, days: Bounds<Date>) -> bool {
    entry.from.is_none_or(|from| from <= days.high)
        && entry.until.is_none_or(|until| days.low <= until)
}

fn hull<'a>(entries: impl Iterator<Item = &'a ValueEntry>) -> Option<Bounds<Decimal>> {
    entries
        .map(|entry| Bounds::point(entry.number))
        .reduce(Bounds::hull)
}

pub(super) fn sum(run: &Run<'_>, terms: &[NodeId]) -> Bounds<Decimal> {
    terms
        .iter()
        .map(|&term| run.number(term))
        .fold(Bounds::point(Decimal::ZERO), |total, term| {
            Bounds::new(add(total.low, term.low), add(total.high, term.high))
        })
}

pub(super) fn less(run: &Run<'_>, terms: &[NodeId]) -> Bounds<Decimal> {
    let numbers = terms.iter().map(|&term| run.number(term));
    numbers
        .reduce(|rest, term| Bounds::new(take(rest.low, term.high), take(rest.high, term.low)))
        .expect("the compiler asks for two terms")
}

pub(super) fn times(factor: Decimal, of: Bounds<Decimal>) -> Bounds<Decimal> {
    let multiply = |number: Decimal| factor.checked_mul(number).expect("bounded by the compiler");
    Bounds::new(multiply(of.low), multiply(of.high))
}

fn add(left: Decimal, right: Decimal) -> Decimal {
    left.checked_add(right).expect("bounded by the compiler")
}

fn take(from: Decimal, number: Decimal) -> Decimal {
    from.checked_sub(number)
        .expect("bounded by the compiler")
        .max(Decimal::ZERO)
}
