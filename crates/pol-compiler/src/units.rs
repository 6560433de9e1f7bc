//! The units of a policy: those that every policy has, then those that it declares.
//! Each is a kind of its own: no unit is converted into another.

use crate::declarations::Declarations;
use crate::program::{CalendarUnit, Unit, UnitId};

/// The units that need no declaration, by plural and singular. The first four are those of [`calendar`].
pub(crate) const BUILT_IN: [(&str, &str); 7] = [
    ("days", "day"),
    ("weeks", "week"),
    ("months", "month"),
    ("years", "year"),
    ("hours", "hour"),
    ("minutes", "minute"),
    ("visits", "visit"),
];

/// Gives the id of the first declared unit.
pub(crate) const fn first_declared() -> u32 {
    BUILT_IN.len() as u32
}

/// Lists all units of a policy.
pub(crate) fn all(declarations: &Declarations<'_>) -> Vec<Unit> {
    let built_in = BUILT_IN
        .iter()
        .map(|(plural, singular)| ((*plural).to_owned(), (*singular).to_owned()));
    let declared = declarations.units.iter().map(|unit| {
        let plural = &unit.tree.plural.text;
        let singular = unit
            .tree
            .singular
            .as_ref()
            .map_or(plural, |name| &name.text);
        (plural.clone(), singular.clone())
    });
    built_in
        .chain(declared)
        .map(|(plural, singular)| Unit { plural, singular })
        .collect()
}

/// Gives the unit by which dates are shifted, if it is one.
pub(crate) const fn calendar(unit: UnitId) -> Option<CalendarUnit> {
    match unit.0 {
        0 => Some(CalendarUnit::Days),
        1 => Some(CalendarUnit::Weeks),
        2 => Some(CalendarUnit::Months),
        3 => Some(CalendarUnit::Years),
        _ => None,
    }
}
