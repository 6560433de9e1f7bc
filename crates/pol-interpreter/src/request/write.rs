//! Facts in; the request that states them out. The inverse of reading.

use super::group::last_part;
use crate::facts::Facts;
use crate::trace::fact_json;
use pol_compiler::program::{FactId, Program};
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
    Value::Object(
        stated
            .map(|(name, group)| (name, Value::Object(group)))
            .collect(),
    )
}

fn write_group(program: &Program, facts: &Facts, group: &[FactId]) -> Map<String, Value> {
    let write = |&id: &FactId| {
        let json = fact_json(program, id, facts.get(id)?);
        let value = serde_json::to_value(json).expect("the value of a fact is JSON");
        Some((last_part(&program.facts[id.index()]).to_owned(), value))
    };
    group.iter().filter_map(write).collect()
}
