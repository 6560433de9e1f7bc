//! Why what a request gives of a fact or a record does not do: its age, rows in which something is not known, or more rows that may exist.

use crate::derived;
use crate::determination::Lacking;
use crate::evaluate::Run;
use crate::recent;
use pol_compiler::program::{FactId, RecordId};

/// Gives the reason; none where nothing was given.
pub(crate) fn of(run: &Run<'_>, fact: FactId) -> Option<Lacking> {
    let facts = run.known.facts();
    if facts.get(fact).is_some() {
        return recent::unfit(run.program, facts, fact).map(Lacking::Age);
    }
    run.known.derived(fact)?;
    let records = derived::records(run.program, fact);
    records
        .into_iter()
        .find_map(|record| of_record(run, record))
}

fn of_record(run: &Run<'_>, record: RecordId) -> Option<Lacking> {
    let name = run.program.records[record.index()].name.clone();
    let rows = run.known.facts().rows(record)?;
    let unknown = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| row.contains(&None));
    let unknown: Vec<usize> = unknown.map(|(position, _)| position + 1).collect();
    if !unknown.is_empty() {
        return Some(Lacking::Rows {
            record: name,
            rows: unknown,
        });
    }
    rows.open.then_some(Lacking::MoreRows(name))
}
