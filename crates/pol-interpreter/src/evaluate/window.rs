//! A window of time over facts that are known or not: the days that lie in it for sure, and those that may.

use super::Run;
use super::dates;
use crate::slots::{Bounds, Truth};
use jiff::ToSpan;
use jiff::civil::Date;
use pol_compiler::program::{MonthEnd, Window};

/// The days of a window, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Days {
    /// From the first day to the last that may lie in it.
    pub(crate) may: (Date, Date),
    /// From the first day to the last that lies in it for sure; the first is after the last where no day does.
    pub(crate) sure: (Date, Date),
}

impl Days {
    /// Tells whether a date lies in the window.
    pub(crate) fn hold(&self, date: Bounds<Date>) -> Truth {
        if date.high < self.may.0 || self.may.1 < date.low {
            Truth::False
        } else if self.sure.0 <= date.low && date.high <= self.sure.1 {
            Truth::True
        } else {
            Truth::Unknown
        }
    }

    /// Gives the two days, where both are known.
    pub(crate) fn known(&self) -> Option<(Date, Date)> {
        (self.may == self.sure).then_some(self.may)
    }
}

/// Finds the days of a window.
pub(crate) fn days(run: &Run<'_>, window: &Window) -> Days {
    let bounds = window
        .facts()
        .into_iter()
        .map(|fact| dates::fact(run, fact));
    let bounds: Vec<Bounds<Date>> = bounds.collect();
    let month_end = run.program.policy.month_end.unwrap_or(MonthEnd::Clamps);
    let lows: Vec<Date> = bounds.iter().map(|bounds| bounds.low).collect();
    let highs: Vec<Date> = bounds.iter().map(|bounds| bounds.high).collect();
    let is_known = |at: usize| bounds.get(at).is_none_or(|bounds| bounds.is_known());
    if let (Window::PlanYear { .. }, false) = (window, is_known(1)) {
        return some_year(bounds[0]);
    }
    let (earliest, latest) = (
        window.days(&lows, month_end),
        window.days(&highs, month_end),
    );
    Days {
        may: (earliest.0, latest.1),
        sure: (latest.0, earliest.1),
    }
}

/// A plan year of which nobody knows when it starts: it holds its day, and no day a year away.
fn some_year(day: Bounds<Date>) -> Days {
    Days {
        may: (
            day.low.saturating_sub(366.days()),
            day.high.saturating_add(366.days()),
        ),
        sure: (day.high, day.low),
    }
}
