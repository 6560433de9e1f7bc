//! Calendar arithmetic: a date so long before or after another.
//! Stops at the calendar's ends; where a month is too short, the policy's month end tells the day.

use super::{CalendarUnit, Direction, MonthEnd};
use jiff::Span;
use jiff::civil::Date;

/// Shifts a date; where the month is too short by the month end that is set.
pub fn shifted(
    from: Date,
    count: u32,
    unit: CalendarUnit,
    direction: Direction,
    month_end: MonthEnd,
) -> Date {
    let span = span(count, unit);
    let date = match direction {
        Direction::Before => from.saturating_sub(span),
        Direction::After => from.saturating_add(span),
    };
    match unit {
        CalendarUnit::Days | CalendarUnit::Weeks => date,
        CalendarUnit::Months | CalendarUnit::Years => at_month_end(from, date, month_end),
    }
}

fn span(count: u32, unit: CalendarUnit) -> Span {
    let span = match unit {
        CalendarUnit::Days => Span::new().try_days(count),
        CalendarUnit::Weeks => Span::new().try_weeks(count),
        CalendarUnit::Months => Span::new().try_months(count),
        CalendarUnit::Years => Span::new().try_years(count),
    };
    span.expect("bounded by the compiler")
}

/// A month that is too short has clamped the date to its last day; `overflows` wants the first of the next.
fn at_month_end(from: Date, clamped: Date, month_end: MonthEnd) -> Date {
    let was_clamped = clamped.day() < from.day() && clamped.day() == clamped.days_in_month();
    match month_end {
        MonthEnd::Overflows if was_clamped => clamped.saturating_add(Span::new().days(1)),
        MonthEnd::Overflows | MonthEnd::Clamps => clamped,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_month_that_is_too_short_clamps_or_overflows() {
        let months =
            |from, month_end| shifted(from, 1, CalendarUnit::Months, Direction::After, month_end);
        assert_eq!(
            months(date(2022, 1, 31), MonthEnd::Clamps),
            date(2022, 2, 28)
        );
        assert_eq!(
            months(date(2022, 1, 31), MonthEnd::Overflows),
            date(2022, 3, 1)
        );
        assert_eq!(
            months(date(2022, 1, 28), MonthEnd::Overflows),
            date(2022, 2, 28)
        );
    }

    #[test]
    fn a_leap_day_clamps_or_overflows_by_years() {
        let year = |month_end| {
            shifted(
                date(2024, 2, 29),
                1,
                CalendarUnit::Years,
                Direction::Before,
                month_end,
            )
        };
        assert_eq!(year(MonthEnd::Clamps), date(2023, 2, 28));
        assert_eq!(year(MonthEnd::Overflows), date(2023, 3, 1));
    }

    #[test]
    fn days_stop_at_the_end_of_the_calendar() {
        let far = shifted(
            Date::MAX,
            12_000,
            CalendarUnit::Days,
            Direction::After,
            MonthEnd::Clamps,
        );
        assert_eq!(far, Date::MAX);
        let early = shifted(
            Date::MIN,
            12_000,
            CalendarUnit::Months,
            Direction::Before,
            MonthEnd::Overflows,
        );
        assert_eq!(early, Date::MIN);
    }
}
