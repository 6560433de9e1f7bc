//! Facts in; the request that states them out. The inverse of reading.

use super::group::last_part;
use crate::facts::Facts;
use crate::trace::fact_json;
use pol_compiler::program::{FactId, FactValue, Program, Record, RecordId, Rows};
use serde_json::{Map, Value};

/// Writes the stated facts as a request, nested by group.
pub fn write_request(program: &Program, facts: &Facts) -> Value {
    let groups = program.groups.iter().map(|group| {
        (
            group.name.clone(),
            write_group(program, facts, &group.facts),
        )
    });
    let stated = groups.filter(|(_, group)| !group.is_empty());
    let stated = stated.map(|(name, group)| (name, Value::Object(group)));
    let records = (0..).map(RecordId).zip(&program.records);
    let given = records.filter_map(|(id, record)| {
        let rows = facts.rows(id)?;
        Some((record.name.clone(), write_rows(program, record, rows)))
    });
    Value::Object(stated.chain(given).collect())
}

fn write_rows(program: &Program, record: &Record, rows: &Rows) -> Value {
    let row = |cells: &[Option<FactValue>]| {
        let columns = record.columns.iter().zip(cells);
        let known = columns.filter_map(|(&column, cell)| {
            let key = last_part(&program.facts[column.index()]).to_owned();
            Some((key, json(program, column, cell.as_ref()?)))
        });
        Value::Object(known.collect())
    };
    let list = Value::Array(rows.iter().map(row).collect());
    if rows.open {
        Value::Object(Map::from_iter([("open".to_owned(), list)]))
    } else {
        list
    }
}

fn json(program: &Program, fact: FactId, value: &FactValue) -> Value {
    let json = fact_json(program, fact, value);
    serde_json::to_value(json).expect("the value of a fact is JSON")
}

fn write_group(program: &Program, facts: &Facts, group: &[FactId]) -> Map<String, Value> {
    let write = |&id: &FactId| {
        let value = json(program, id, facts.get(id)?);
        let value = match facts.dated(id) {
            None => value,
            Some(date) => Value::Object(Map::from_iter([
                ("value".to_owned(), value),
                ("date".to_owned(), Value::from(date.to_string())),
            ])),
        };
        Some((last_part(&program.facts[id.index()]).to_owned(), value))
    };
    group.iter().filter_map(write).collect()
}
