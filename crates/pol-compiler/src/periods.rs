//! All days cut into periods, on each of which the same stands.
//! Days of things in; the periods between their ends out.

use crate::program::Dates;
use std::collections::BTreeSet;

/// Cuts all days into periods such that each of some days holds on all of a period or on none of it.
pub(crate) fn periods(all: impl IntoIterator<Item = Dates>) -> Vec<Dates> {
    let mut starts = BTreeSet::new();
    for dates in all {
        starts.extend(dates.from);
        starts.extend(dates.until.and_then(|until| until.tomorrow().ok()));
    }
    let firsts = std::iter::once(None).chain(starts.iter().copied().map(Some));
    let lasts = starts.iter().map(|start| start.yesterday().ok());
    firsts
        .zip(lasts.chain([None]))
        .map(|(from, until)| Dates { from, until })
        .collect()
}

/// Tells whether some days hold on a period that was cut by them.
pub(crate) fn hold_on(dates: &Dates, period: &Dates) -> bool {
    match period.from.or(period.until) {
        Some(day) => dates.hold(day),
        None => dates.is_always(),
    }
}
