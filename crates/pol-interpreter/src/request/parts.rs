//! The facts of a request from elsewhere than its text, such as the cells of a table: one value or one record at a time, each as JSON.
//! They are read as those of a request are, and checked together in the end.

use super::group::Reader;
use super::open_json::{self, Fault};
use super::pointer;
use super::{DEEPEST, LONGEST};
use crate::diagnostics;
use crate::facts::Facts;
use jiff::civil::Date;
use pol_compiler::program::{Derivation, Fact, FactId, FactValue, Program, RecordId, Rows};
use pol_parser::Diagnostic;
use serde_json::value::RawValue;

/// Reads what is stated of a fact, and the day of which it is, where that is said; nothing where it is `null`.
///
/// # Errors
/// Everything that is wrong with it, each with its JSON pointer.
pub fn read_fact(
    program: &Program,
    fact: FactId,
    json: &str,
) -> Result<Option<(FactValue, Option<Date>)>, Vec<Diagnostic>> {
    let value = value(json)?;
    let mut reader = Reader::new(program);
    let path = reader.declared(fact).path.split('.');
    let pointer = path.fold(String::new(), |parent, name| pointer::key(&parent, name));
    let read = reader.read_dated(fact, value, &pointer);
    if reader.problems.are_none() {
        return Ok(read);
    }
    Err(reader.problems.into_list())
}

/// Reads the rows of a record; nothing where they are `null`.
///
/// # Errors
/// Everything that is wrong with them, each with its JSON pointer.
pub fn read_record(
    program: &Program,
    record: RecordId,
    json: &str,
) -> Result<Option<Rows>, Vec<Diagnostic>> {
    let value = value(json)?;
    let mut reader = Reader::new(program);
    let declared = &program.records[record.index()];
    let pointer = pointer::key("", &declared.name);
    reader.read_rows((record, declared), value, &pointer);
    if reader.problems.are_none() {
        return Ok(reader.facts.rows(record).cloned());
    }
    Err(reader.problems.into_list())
}

/// Checks facts that were read one at a time as those of one request.
///
/// # Errors
/// Dates that lie before or after those that they must not, and facts that contradict the rows that they are derived from.
pub fn read_together(program: &Program, facts: Facts) -> Result<Facts, Vec<Diagnostic>> {
    if !can_disagree(program, &facts) {
        return Ok(facts);
    }
    let mut reader = Reader::new(program);
    reader.facts = facts;
    reader.finish()
}

/// Tells whether there is anything to compare: rows of which facts could be derived, or dates that others bound.
fn can_disagree(program: &Program, facts: &Facts) -> bool {
    let mut records = (0..program.records.len()).map(RecordId::at);
    let is_compared = |(at, fact): (usize, &Fact)| {
        let of_rows = |it: &Derivation| !it.records.is_empty();
        let compared = fact.not_before.is_some()
            || fact.not_after.is_some()
            || !fact.derived.as_ref().is_none_or(of_rows);
        compared && facts.at(at).is_some()
    };
    records.any(|record| facts.rows(record).is_some())
        || program.facts.iter().enumerate().any(is_compared)
}

fn value(json: &str) -> Result<&RawValue, Vec<Diagnostic>> {
    if json.len() > LONGEST {
        return Err(vec![diagnostics::too_large()]);
    }
    if let Some(place) = open_json::too_deep(json, DEEPEST) {
        return Err(vec![diagnostics::too_deep(place)]);
    }
    open_json::only_value(json).map_err(|fault| {
        vec![match fault {
            Fault::Syntax(place) => diagnostics::not_json(place),
            Fault::Early => diagnostics::ends_early(),
            Fault::Trailing(place) => diagnostics::trailing_text(place),
        }]
    })
}
