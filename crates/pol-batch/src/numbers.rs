//! Numbers and dates as whole numbers of 32 bits: decimals counted in their smallest part, dates in days since 1970-01-01.
//! What does not fit is told, never cut.

use jiff::civil::Date;
use pol_compiler::program::{CalendarUnit, Direction, MonthEnd, shifted};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Nothing larger is counted, so that two can be added.
const MOST: i32 = 1 << 29;

/// The first day of the calendar, -9999-01-01.
const FIRST_DAY: i32 = -4_371_587;

/// The last day of the calendar, 9999-12-31.
const LAST_DAY: i32 = 2_932_896;

/// Counts a number in parts of so many decimals; `None` where it does not fit.
pub(crate) fn counted(number: Decimal, decimals: u32) -> Option<i32> {
    let whole = number.checked_mul(Decimal::from(10_i64.checked_pow(decimals)?))?;
    if !whole.is_integer() {
        return None;
    }
    whole.to_i32().filter(|whole| whole.abs() <= MOST)
}

/// Gives the number that is counted so.
pub(crate) fn uncounted(whole: i32, decimals: u32) -> Decimal {
    Decimal::new(i64::from(whole), decimals).normalize()
}

/// Counts a date in days.
pub(crate) fn day(date: Date) -> i32 {
    let epoch = Date::constant(1970, 1, 1);
    epoch.until(date).map_or(0, |span| span.get_days())
}

/// Gives the date of a day; the nearest that the calendar has.
pub(crate) fn date(day: i32) -> Date {
    let epoch = Date::constant(1970, 1, 1);
    let span = jiff::Span::new().try_days(day);
    span.map_or(epoch, |span| epoch.saturating_add(span))
}

/// Gives the day so long before or after another; the nearest that the calendar has.
#[inline]
pub(crate) fn shift(
    from: i32,
    count: u32,
    unit: CalendarUnit,
    direction: Direction,
    month_end: MonthEnd,
) -> i32 {
    match (days(count, unit), direction) {
        (Some(days), Direction::Before) => (from - days).max(FIRST_DAY),
        (Some(days), Direction::After) => (from + days).min(LAST_DAY),
        (None, _) => day(shifted(date(from), count, unit, direction, month_end)),
    }
}

/// Gives how many days a stretch has, where that is the same wherever it lies.
#[inline]
fn days(count: u32, unit: CalendarUnit) -> Option<i32> {
    let days = match unit {
        CalendarUnit::Days => 1,
        CalendarUnit::Weeks => 7,
        CalendarUnit::Months | CalendarUnit::Years => return None,
    };
    i32::try_from(count).ok()?.checked_mul(days)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_there_and_back() {
        for text in [
            (1, 1, 1),
            (1969, 12, 31),
            (1970, 1, 1),
            (2024, 2, 29),
            (9999, 12, 31),
        ] {
            let there = Date::constant(text.0, text.1, text.2);
            assert_eq!(date(day(there)), there);
        }
    }

    #[test]
    fn the_calendar_ends_where_it_is_said_to() {
        assert_eq!(day(Date::MIN), FIRST_DAY);
        assert_eq!(day(Date::MAX), LAST_DAY);
    }

    #[test]
    fn a_number_is_counted_or_told_not_to_fit() {
        assert_eq!(counted(Decimal::new(125, 1), 2), Some(1250));
        assert_eq!(counted(Decimal::new(125, 1), 0), None);
        assert_eq!(counted(Decimal::from(10_000_000_000_i64), 0), None);
        assert_eq!(uncounted(1250, 2), Decimal::new(125, 1));
    }
}
