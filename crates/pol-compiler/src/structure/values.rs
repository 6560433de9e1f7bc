//! The dated entries of values: of the declared unit, not overlapping, and covering the days in force.

use crate::diagnostics;
use crate::program::{Dates, UnitId, ValueEntry};
use crate::signatures::Signatures;
use jiff::civil::Date;
use pol_parser::{Diagnostic, Span, ast};

/// Reads the entries of all values, each in order of date; `None` where they are wrong.
pub(crate) fn read(
    signatures: &Signatures<'_>,
    sink: &mut Vec<Diagnostic>,
) -> Vec<Option<Vec<ValueEntry>>> {
    let values = signatures
        .declarations
        .values
        .iter()
        .zip(&signatures.values);
    values
        .map(|(value, unit)| read_value(value.tree, *unit, signatures, sink))
        .collect()
}

fn read_value(
    tree: &ast::Value,
    unit: Option<UnitId>,
    signatures: &Signatures<'_>,
    sink: &mut Vec<Diagnostic>,
) -> Option<Vec<ValueEntry>> {
    let before = sink.len();
    let entries: Vec<_> = tree
        .entries
        .iter()
        .map(|it| read_entry(it, tree, unit, signatures, sink))
        .collect();
    let mut entries = entries
        .into_iter()
        .collect::<Option<Vec<(ValueEntry, Span)>>>()?;
    entries.sort_by_key(|(entry, _)| first_day(entry));
    if entries.is_empty() {
        sink.push(diagnostics::value_without_entry(
            &tree.name.text,
            tree.name.span,
        ));
    }
    for pair in entries.windows(2) {
        check_pair(&tree.name.text, &pair[0], &pair[1], sink);
    }
    check_ends(tree, &entries, signatures, sink);
    (sink.len() == before).then(|| entries.into_iter().map(|(entry, _)| entry).collect())
}

fn read_entry(
    tree: &ast::ValueEntry,
    value: &ast::Value,
    unit: Option<UnitId>,
    signatures: &Signatures<'_>,
    sink: &mut Vec<Diagnostic>,
) -> Option<(ValueEntry, Span)> {
    check_number(&tree.quantity, value, unit?, signatures, sink)?;
    if super::dates::is_unread(&tree.dates)
        || super::dates::is_backwards(&value.name, &tree.dates, sink)
    {
        return None;
    }
    let Dates { from, until } = (&tree.dates).into();
    Some((
        ValueEntry {
            number: tree.quantity.number,
            from,
            until,
        },
        tree.quantity.span,
    ))
}

fn check_number(
    quantity: &ast::Quantity,
    value: &ast::Value,
    unit: UnitId,
    signatures: &Signatures<'_>,
    sink: &mut Vec<Diagnostic>,
) -> Option<()> {
    let wanted = signatures.unit(unit);
    let most = crate::check::MOST_DECIMALS;
    if quantity.number.scale() > most {
        sink.push(diagnostics::too_many_decimals(
            &quantity.digits,
            most,
            quantity.span,
        ));
        return None;
    }
    let Some(name) = &quantity.unit else {
        sink.push(diagnostics::unit_missing(
            &quantity.digits,
            Some(wanted),
            quantity.span,
        ));
        return None;
    };
    let found = signatures
        .names
        .units
        .resolve(name, sink, diagnostics::unknown_unit)?;
    if found != unit {
        let written = format!("{} {}", quantity.digits, name.text);
        let found = signatures.unit(found);
        sink.push(diagnostics::other_unit_than_declared(
            &value.name.text,
            wanted,
            &written,
            found,
            quantity.span,
        ));
        return None;
    }
    Some(())
}

fn check_pair(
    name: &str,
    one: &(ValueEntry, Span),
    next: &(ValueEntry, Span),
    sink: &mut Vec<Diagnostic>,
) {
    let start = first_day(&next.0);
    let Some(end) = one.0.until.filter(|end| *end < start) else {
        sink.push(diagnostics::value_entries_overlap(
            name, &start, next.1, one.1,
        ));
        return;
    };
    if let Some(gap) = end.tomorrow().ok().filter(|day| *day < start) {
        sink.push(diagnostics::value_entries_gap(name, &gap, next.1));
    }
}

/// Reports days in force before the first entry or after the last.
fn check_ends(
    tree: &ast::Value,
    entries: &[(ValueEntry, Span)],
    signatures: &Signatures<'_>,
    sink: &mut Vec<Diagnostic>,
) {
    let policy = signatures.declarations.policies.first();
    let Some(force) = policy.and_then(|policy| policy.tree.in_force.first()) else {
        return;
    };
    let (Some((first, first_span)), Some((last, last_span))) = (entries.first(), entries.last())
    else {
        return;
    };
    if first.from.is_some_and(|from| from > force.from.date) {
        sink.push(diagnostics::value_entries_gap(
            &tree.name.text,
            &force.from.date,
            *first_span,
        ));
    }
    let force_end = force.until.map_or(Date::MAX, |until| until.date);
    if let Some(until) = last.until.filter(|until| *until < force_end)
        && let Ok(day) = until.tomorrow()
    {
        sink.push(diagnostics::value_entries_gap(
            &tree.name.text,
            &day.max(force.from.date),
            *last_span,
        ));
    }
}

fn first_day(entry: &ValueEntry) -> Date {
    entry.from.unwrap_or(Date::MIN)
}
