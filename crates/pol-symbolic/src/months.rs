//! Months differ in length, so a shift by months adds another number of days to a date of another month, or at a month's end.
//! Takes the bounds of a date and the shift; gives the steps of its offsets in days.

use crate::term::{date, days};
use jiff::civil::Date;

/// Gives the first day of each step and what is added to the days of it, for all days from `low` to `high`.
///
/// Within a month the offset changes only where the other month may be too short: on the 29th, the 30th and the 31st.
pub(crate) fn steps(low: i128, high: i128, shifted: impl Fn(Date) -> Date) -> Vec<(i128, i128)> {
    let mut steps: Vec<(i128, i128)> = Vec::new();
    let mut month = date(low).first_of_month();
    loop {
        for day in [1, 29, 30, 31] {
            let Ok(start) = Date::new(month.year(), month.month(), day) else {
                continue;
            };
            let offset = days(shifted(start)) - days(start);
            if steps.last().is_none_or(|(_, last)| *last != offset) {
                steps.push((days(start), offset));
            }
        }
        let next = month.saturating_add(jiff::Span::new().months(1));
        if next == month || days(next) > high {
            return steps;
        }
        month = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pol_compiler::program::{CalendarUnit, Direction, MonthEnd, shifted};

    /// Every day of six years with a leap day, either way, by several months and both ways of ending a month.
    #[test]
    fn every_day_gets_its_own_offset() {
        let (low, high) = (
            days(jiff::civil::date(2019, 11, 17)),
            days(jiff::civil::date(2025, 3, 30)),
        );
        for count in [0, 1, 2, 11, 12, 13, 48] {
            for direction in [Direction::Before, Direction::After] {
                for month_end in [MonthEnd::Clamps, MonthEnd::Overflows] {
                    let shift =
                        |date| shifted(date, count, CalendarUnit::Months, direction, month_end);
                    let steps = steps(low, high, shift);
                    for day in low..=high {
                        let step = steps.partition_point(|(start, _)| *start <= day) - 1;
                        assert_eq!(
                            day + steps[step].1,
                            days(shift(date(day))),
                            "{count} {direction:?} {month_end:?}"
                        );
                    }
                }
            }
        }
    }
}
