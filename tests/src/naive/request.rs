//! A request as the naive evaluator takes it: paths and what is stated of them.
//! Values carry names and codes, never positions.

use super::{Book, Row};
use jiff::civil::Date;
use pol_parser::ast::Type;
use rust_decimal::Decimal;
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};

/// The value of a fact.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// Yes or no.
    YesNo(bool),
    /// A number in the fact's unit.
    Number(Decimal),
    /// A date.
    Date(Date),
    /// A choice by its name, or a code.
    Word(String),
    /// All choices by their names, or all codes.
    Words(BTreeSet<String>),
    /// A text.
    Text(String),
    /// The rows of a record.
    Rows(Vec<Row>),
}

/// The rows that a request gives of a record; a column that is absent is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GivenRows {
    /// Whether there may be more.
    pub open: bool,
    /// The rows.
    pub rows: Vec<Row>,
}

/// What a request says of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stated {
    /// Its value.
    Whole(Value),
    /// Some members of a set; there may be more.
    Open(BTreeSet<String>),
}

/// What a request states, by path; other facts are not stated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// The stated facts.
    pub stated: BTreeMap<String, Stated>,
    /// The days of which facts are.
    pub dates: BTreeMap<String, Date>,
    /// The rows of records.
    pub rows: BTreeMap<String, GivenRows>,
}

impl Request {
    /// Reads a request that the policy accepts; what it does not know is left out.
    pub fn from_json(book: &Book, json: &Json) -> Self {
        let stated = book.facts.keys().filter_map(|path| {
            let found = json.pointer(&format!("/{}", path.replace('.', "/")))?;
            Some((path.clone(), stated(book.type_of(path)?, found)?))
        });
        Self {
            stated: stated.collect(),
            ..Self::default()
        }
    }

    /// Writes the request as a host would.
    pub fn to_json(&self) -> String {
        let mut groups: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for (path, stated) in &self.stated {
            let (group, name) = path.split_once('.').unwrap_or(("", path));
            groups
                .entry(group)
                .or_default()
                .push(format!("\"{name}\": {}", self.dated_json(path, stated)));
        }
        let mut groups: Vec<String> = groups
            .iter()
            .map(|(group, facts)| format!("\"{group}\": {{{}}}", facts.join(", ")))
            .collect();
        let records = self.rows.iter();
        groups.extend(records.map(|(record, given)| format!("\"{record}\": {}", given.to_json())));
        format!("{{{}}}", groups.join(", "))
    }
}

impl Request {
    fn dated_json(&self, path: &str, stated: &Stated) -> String {
        let value = stated_json(stated);
        match self.dates.get(path) {
            None => value,
            Some(date) => format!("{{\"value\": {value}, \"date\": \"{date}\"}}"),
        }
    }
}

impl GivenRows {
    fn to_json(&self) -> String {
        let list = rows_json(&self.rows);
        match self.open {
            true => format!("{{\"open\": {list}}}"),
            false => list,
        }
    }
}

fn rows_json(rows: &[Row]) -> String {
    let row = |row: &Row| {
        let cells = row.iter();
        let cells = cells.map(|(column, value)| format!("\"{column}\": {}", value_json(value)));
        format!("{{{}}}", cells.collect::<Vec<_>>().join(", "))
    };
    let rows: Vec<String> = rows.iter().map(row).collect();
    format!("[{}]", rows.join(", "))
}

fn stated(ty: &Type, json: &Json) -> Option<Stated> {
    if let Some(open) = json.get("open") {
        return Some(Stated::Open(word_set(open)?));
    }
    let word = || json.as_str().map(str::to_owned);
    let value = match ty {
        Type::YesNo => Value::YesNo(json.as_bool()?),
        Type::Number { .. } => Value::Number(json.to_string().parse().ok()?),
        Type::Date => Value::Date(word()?.parse().ok()?),
        Type::OneOf(_) | Type::Code(_) => Value::Word(word()?),
        Type::AnyOf(_) | Type::Codes(_) => Value::Words(word_set(json)?),
        Type::Text => Value::Text(word()?),
    };
    Some(Stated::Whole(value))
}

fn word_set(json: &Json) -> Option<BTreeSet<String>> {
    json.as_array()?
        .iter()
        .map(|word| word.as_str().map(str::to_owned))
        .collect()
}

fn stated_json(stated: &Stated) -> String {
    match stated {
        Stated::Whole(value) => value_json(value),
        Stated::Open(words) => format!("{{\"open\": {}}}", words_json(words)),
    }
}

fn value_json(value: &Value) -> String {
    match value {
        Value::YesNo(yes) => yes.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Date(date) => format!("\"{date}\""),
        Value::Word(word) | Value::Text(word) => format!("\"{word}\""),
        Value::Words(words) => words_json(words),
        Value::Rows(rows) => rows_json(rows),
    }
}

fn words_json(words: &BTreeSet<String>) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
    format!("[{}]", words.join(", "))
}
