//! A request as the naive evaluator takes it: paths and what is stated of them.
//! Values carry names and codes, never positions.

use super::Book;
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
                .push(format!("\"{name}\": {}", stated_json(stated)));
        }
        let groups: Vec<String> = groups
            .iter()
            .map(|(group, facts)| format!("\"{group}\": {{{}}}", facts.join(", ")))
            .collect();
        format!("{{{}}}", groups.join(", "))
    }
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
    }
}

fn words_json(words: &BTreeSet<String>) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
    format!("[{}]", words.join(", "))
}
