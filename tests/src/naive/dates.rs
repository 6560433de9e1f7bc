//! Dates some days, weeks, months or years away, by the calendar on the wall.
//! A date and a distance in; a date out.

use jiff::civil::{Date, date};
use pol_parser::ast::{Direction, MonthEnd};

/// Gives the date that lies `count` units before or after another.
pub(super) fn shifted(
    from: Date,
    count: i32,
    unit: &str,
    direction: Direction,
    end: Option<MonthEnd>,
) -> Date {
    let count = match direction {
        Direction::Before => -count,
        Direction::After => count,
    };
    match unit {
        "days" | "day" => days_on(from, count),
        "weeks" | "week" => days_on(from, 7 * count),
        "months" | "month" => months_on(from, count, end),
        "years" | "year" => months_on(from, 12 * count, end),
        _ => from,
    }
}

fn days_on(mut from: Date, count: i32) -> Date {
    for _ in 0..count.abs() {
        from = if count > 0 {
            from.tomorrow()
        } else {
            from.yesterday()
        }
        .expect("the compiler bounds dates");
    }
    from
}

fn months_on(from: Date, count: i32, end: Option<MonthEnd>) -> Date {
    let months = i32::from(from.year()) * 12 + i32::from(from.month()) - 1 + count;
    let first = first_of(months);
    if from.day() <= first.days_in_month() {
        return date(first.year(), first.month(), from.day());
    }
    match end {
        Some(MonthEnd::Overflows) => first_of(months + 1),
        Some(MonthEnd::Clamps) | None => first.last_of_month(),
    }
}

/// Gives the number of days in the year of a day.
pub(super) fn days_in_year(day: Date) -> i32 {
    if day.in_leap_year() { 366 } else { 365 }
}

/// Gives the first day of a month, counted from January of the year 0.
fn first_of(months: i32) -> Date {
    let year = i16::try_from(months.div_euclid(12)).expect("the compiler bounds dates");
    let month = i8::try_from(months.rem_euclid(12) + 1).expect("a month of a year");
    date(year, month, 1)
}
