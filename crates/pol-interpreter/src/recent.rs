//! Facts whose evidence must be recent: one that is too old, or whose age is not known, counts as not stated.

use crate::facts::Facts;
use jiff::civil::Date;
use pol_compiler::program::{FactId, FactValue, MonthEnd, Program, Window};
use serde::{Deserialize, Serialize};

/// Why a stated fact does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Age {
    /// It is older than it may be.
    TooOld,
    /// It is of a day after the last one that counts.
    TooNew,
    /// Its day is not said, or the day that it must lie before is not known.
    NotKnown,
}

/// Tells why a stated fact does not count; `None` where it does, or where its age does not matter.
pub(crate) fn unfit(program: &Program, facts: &Facts, fact: FactId) -> Option<Age> {
    let window = program.facts[fact.index()].recent?;
    let (Some(date), Some((first, last))) = (facts.dated(fact), days(program, facts, window))
    else {
        return Some(Age::NotKnown);
    };
    if date < first {
        Some(Age::TooOld)
    } else {
        (date > last).then_some(Age::TooNew)
    }
}

/// Gives the days of a window whose facts are stated.
fn days(program: &Program, facts: &Facts, window: Window) -> Option<(Date, Date)> {
    let day = |fact: FactId| match facts.get(fact) {
        Some(FactValue::Date(date)) => Some(*date),
        _ => None,
    };
    let days: Vec<Date> = window.facts().into_iter().map(day).collect::<Option<_>>()?;
    let month_end = program.policy.month_end.unwrap_or(MonthEnd::Clamps);
    Some(window.days(&days, month_end))
}

/// Gives the facts on which the age of a stated fact hangs, where it is dated and they are not known.
pub(crate) fn hangs_on(program: &Program, facts: &Facts, fact: FactId) -> Vec<FactId> {
    let window = program.facts[fact.index()].recent;
    let dated = window.filter(|_| facts.get(fact).is_some() && facts.dated(fact).is_some());
    dated.map_or_else(Vec::new, |window| window.facts())
}
