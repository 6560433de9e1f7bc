//! Which codes a member of a list stands for.
//! A member, a code system and a code in; yes or no out.

use super::Book;
use super::book::ranges;
use jiff::civil::Date;
use pol_parser::ast::{CodeRange, CodeSystem};

/// Tells whether one member, a code or the name of a code set, covers a code on a day.
pub(super) fn member_covers(
    book: &Book,
    day: Date,
    system: &CodeSystem,
    member: &str,
    code: &str,
) -> bool {
    match book.code_sets.get(member) {
        Some(set) => set
            .rows
            .iter()
            .any(|row| row.dates.hold(day) && ranges_cover(system, &row.codes, code)),
        None => covers(system, member, None, code),
    }
}

/// Tells whether one of some ranges covers a code.
pub(super) fn ranges_cover(system: &CodeSystem, codes: &[CodeRange], code: &str) -> bool {
    ranges(codes)
        .into_iter()
        .any(|(first, last)| covers(system, first, last, code))
}

/// Tells whether a code is `first`, or lies between `first` and `last`, or below them in a hierarchy.
pub(super) fn covers(system: &CodeSystem, first: &str, last: Option<&str>, code: &str) -> bool {
    let last = last.unwrap_or(first);
    let below_an_end = system.hierarchical && (code.starts_with(first) || code.starts_with(last));
    let between =
        first <= code && code <= last && (system.hierarchical || code.len() == first.len());
    code == first || between || below_an_end
}
