//! Reads cells as facts: what a cell holds becomes what a request would say, and is read as that is.
//! What was read before is remembered, for the cells of a column are much alike.

use crate::cell::{Cell, is_number, quoted};
use crate::problem::Problem;
use jiff::civil::Date;
use pol_compiler::program::{FactId, FactValue, Program, Type};
use serde_json::Value as Json;
use std::collections::{HashMap, HashSet};

/// The most cells of a column that are remembered.
const MOST: usize = 1 << 16;

/// How the cells of a column are read as a fact.
#[derive(Debug)]
pub(crate) struct FactReader {
    /// The fact.
    pub(crate) fact: FactId,
    /// Its path.
    pub(crate) path: String,
    /// The position of the column.
    pub(crate) column: usize,
    /// The name of the column.
    pub(crate) name: String,
    /// What cells stand for, in JSON.
    pub(crate) values: HashMap<String, String>,
    /// What cells hold where nothing is stated.
    pub(crate) not_stated: HashSet<String>,
    /// How dates are written; as in a request, without it.
    pub(crate) format: Option<String>,
    /// What stands between the members of a set.
    pub(crate) separator: String,
    /// Whether a set may have more members.
    pub(crate) open: bool,
    /// The column of the day of which the fact is, and how it is written.
    pub(crate) dated: Option<(usize, Option<String>)>,
}

/// What came of a cell.
pub(crate) type Read = Result<Option<(FactValue, Option<Date>)>, Problem>;

/// What was read before of one column.
#[derive(Default)]
pub(crate) struct Remembered {
    texts: HashMap<String, Read>,
    numbers: HashMap<i64, Read>,
    days: HashMap<Date, Read>,
    answers: [Option<Read>; 2],
}

impl FactReader {
    /// Reads a cell; `dated` holds the day of which the fact is.
    pub(crate) fn read<'m>(
        &self,
        program: &Program,
        cell: &Cell<'_>,
        dated: Option<&Cell<'_>>,
        memory: &'m mut Remembered,
        fresh: &'m mut Read,
    ) -> &'m Read {
        if dated.is_some() {
            *fresh = self.read_fresh(program, cell, dated);
            return fresh;
        }
        let new = || self.read_fresh(program, cell, None);
        match cell {
            Cell::Nothing => {
                *fresh = Ok(None);
                fresh
            }
            Cell::YesNo(holds) => memory.answers[usize::from(*holds)].get_or_insert_with(new),
            Cell::Whole(number) => remember(&mut memory.numbers, number, *number, new),
            Cell::Day(day) => remember(&mut memory.days, day, *day, new),
            Cell::Text(text) => {
                let texts = &mut memory.texts;
                if !texts.contains_key(text.as_ref()) {
                    make_room(texts);
                    texts.insert(text.to_string(), new());
                }
                texts.get(text.as_ref()).unwrap_or(fresh)
            }
            Cell::Number(_) | Cell::Json(_) => {
                *fresh = new();
                fresh
            }
        }
    }

    fn read_fresh(&self, program: &Program, cell: &Cell<'_>, dated: Option<&Cell<'_>>) -> Read {
        let ty = &program.facts[self.fact.index()].ty;
        let Some(mut json) = self.json(ty, cell) else {
            return Ok(None);
        };
        if let Some(day) = dated.filter(|day| **day != Cell::Nothing) {
            let format = self.dated.as_ref().and_then(|(_, format)| format.as_ref());
            json = format!("{{\"value\":{json},\"date\":{}}}", date(day, format));
        }
        pol_interpreter::read_fact(program, self.fact, &json)
            .map_err(|found| Problem::of_cell(&self.name, &self.path, found))
    }

    /// Says a cell as a request does; nothing where it states nothing.
    fn json(&self, ty: &Type, cell: &Cell<'_>) -> Option<String> {
        if *cell == Cell::Nothing {
            return None;
        }
        if !self.values.is_empty() || !self.not_stated.is_empty() {
            let text = cell.to_text()?;
            if self.not_stated.contains(&text) {
                return None;
            }
            if let Some(json) = self.values.get(&text) {
                return Some(self.opened(ty, json.clone()));
            }
        }
        let json = match (ty, cell) {
            (Type::YesNo, Cell::Text(text)) if matches!(text.as_ref(), "true" | "false") => {
                text.to_string()
            }
            (Type::Number { .. }, Cell::Text(text)) if is_number(text) => text.to_string(),
            (Type::Date { .. }, cell) => date(cell, self.format.as_ref()),
            (Type::AnyOf(_) | Type::Codes(_), cell) => self.members(cell),
            (_, cell) => cell.to_json(),
        };
        Some(self.opened(ty, json))
    }

    fn opened(&self, ty: &Type, json: String) -> String {
        let is_set = matches!(ty, Type::AnyOf(_) | Type::Codes(_));
        if self.open && is_set && json.starts_with('[') {
            return format!("{{\"open\":{json}}}");
        }
        json
    }

    /// Says the members of a set: those of a list, or those that a text holds between separators.
    fn members(&self, cell: &Cell<'_>) -> String {
        match cell {
            Cell::Text(text) => match serde_json::from_str::<Json>(text) {
                Ok(json @ (Json::Array(_) | Json::Object(_))) => self.translated(json).to_string(),
                Ok(_) | Err(_) => {
                    let members = text.split(self.separator.as_str()).map(str::trim);
                    let members = members.filter(|member| !member.is_empty());
                    let members: Vec<String> = members.map(|it| self.member(it)).collect();
                    format!("[{}]", members.join(","))
                }
            },
            Cell::Json(json) if !self.values.is_empty() => match serde_json::from_str(json) {
                Ok(json) => self.translated(json).to_string(),
                Err(_) => json.to_string(),
            },
            Cell::Nothing
            | Cell::YesNo(_)
            | Cell::Whole(_)
            | Cell::Number(_)
            | Cell::Day(_)
            | Cell::Json(_) => cell.to_json(),
        }
    }

    fn member(&self, text: &str) -> String {
        let known = self.values.get(text).cloned();
        known.unwrap_or_else(|| quoted(text))
    }

    fn translated(&self, json: Json) -> Json {
        match json {
            Json::Array(members) => {
                Json::Array(members.into_iter().map(|it| self.translated(it)).collect())
            }
            Json::String(text) => {
                let known = self.values.get(&text);
                let known = known.and_then(|json| serde_json::from_str(json).ok());
                known.unwrap_or(Json::String(text))
            }
            Json::Null | Json::Bool(_) | Json::Number(_) | Json::Object(_) => json,
        }
    }
}

/// Says a day as a request does; what is no day is left for the reader to refuse.
fn date(cell: &Cell<'_>, format: Option<&String>) -> String {
    let text = match (cell, format) {
        (Cell::Text(text), Some(_)) => text.to_string(),
        (Cell::Whole(number), Some(_)) => number.to_string(),
        (cell, _) => return cell.to_json(),
    };
    let day = format.and_then(|format| Date::strptime(format, &text).ok());
    quoted(&day.map_or(text, |day| day.to_string()))
}

fn remember<'m, K: std::hash::Hash + Eq>(
    memory: &'m mut HashMap<K, Read>,
    known: &K,
    key: K,
    new: impl FnOnce() -> Read,
) -> &'m Read {
    if !memory.contains_key(known) {
        make_room(memory);
    }
    memory.entry(key).or_insert_with(new)
}

fn make_room<K>(memory: &mut HashMap<K, Read>) {
    if memory.len() >= MOST {
        memory.clear();
    }
}
