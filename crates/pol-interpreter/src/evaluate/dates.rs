//! Dates: facts, and dates so long before or after another.
//! Shifting keeps the order of dates, so bounds map to bounds; it stops at the calendar's ends.

use super::Run;
use crate::slots::{Bounds, Slot};
use jiff::civil::Date;
use pol_compiler::program::{
    CalendarUnit, Direction, FactId, FactValue, MonthEnd, NodeId, Type, shifted,
};

/// Gives what is known of a date fact: its value, or its declared range.
pub(crate) fn fact(run: &Run<'_>, fact: FactId) -> Bounds<Date> {
    match (run.known.get(fact), run.ty(fact)) {
        (Some(FactValue::Date(date)), _) => Bounds::point(*date),
        (_, Type::Date { low, high }) => match run.known.bounds(fact) {
            Some(Slot::Date(bounds)) => bounds,
            _ => Bounds::new(*low, *high),
        },
        _ => unreachable!("the compiler reads dates from date facts"),
    }
}

pub(super) fn shift(
    run: &Run<'_>,
    from: NodeId,
    count: u32,
    unit: CalendarUnit,
    direction: Direction,
) -> Bounds<Date> {
    let month_end = run.program.policy.month_end.unwrap_or(MonthEnd::Clamps);
    let bounds = run.date(from);
    let shifted = |date| shifted(date, count, unit, direction, month_end);
    Bounds::new(shifted(bounds.low), shifted(bounds.high))
}
