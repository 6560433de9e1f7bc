//! Reads a mapping file key by key; every key is known or is told with its place.

use super::{MappedFact, Mapping, MappingError, MappingErrors, Origin, Placed, Unmapped};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

const TABLES: [&str; 3] = ["table", "facts", "records"];
const TABLE_KEYS: [&str; 3] = ["id", "unmapped", "delimiter"];
const FACT_KEYS: [&str; 8] = [
    "column",
    "constant",
    "values",
    "not_stated",
    "format",
    "separator",
    "open",
    "dated",
];
const DATED_KEYS: [&str; 2] = ["column", "format"];

type Value<'a> = Spanned<DeValue<'a>>;

/// Reads the whole text.
pub(super) fn read(text: &str) -> Result<Mapping, MappingErrors> {
    let parsed = DeTable::parse(text).map_err(|error| {
        let place = error.span().unwrap_or_default();
        let message = error.message().lines().next().unwrap_or("cannot be read");
        let message = format!("this is no TOML: {message}");
        MappingErrors(vec![MappingError::at(text, &place, message)])
    })?;
    let mut reader = Reader {
        text,
        errors: Vec::new(),
        mapping: Mapping::default(),
    };
    for (key, value) in parsed.get_ref() {
        match key.get_ref().as_ref() {
            "table" => reader.entries(value, Reader::of_table),
            "facts" => reader.entries(value, Reader::fact),
            "records" => reader.entries(value, Reader::record),
            other => reader.unknown("table", other, key.span(), &TABLES),
        }
    }
    if !reader.errors.is_empty() {
        return Err(MappingErrors(reader.errors));
    }
    reader.mapping.text = text.to_owned();
    Ok(reader.mapping)
}

struct Reader<'a> {
    text: &'a str,
    errors: Vec<MappingError>,
    mapping: Mapping,
}

impl Reader<'_> {
    fn error(&mut self, at: Range<usize>, message: impl Into<String>) {
        self.errors.push(MappingError::at(self.text, &at, message));
    }

    fn unknown(&mut self, what: &str, name: &str, at: Range<usize>, known: &[&str]) {
        let message = format!("there is no {what} `{name}`");
        let error = MappingError::at(self.text, &at, message)
            .help(format!("there are: {}", known.join(", ")))
            .nearest(name, known.iter().copied());
        self.errors.push(error);
    }

    fn entries(&mut self, value: &Value<'_>, read: fn(&mut Self, Placed<String>, &Value<'_>)) {
        let DeValue::Table(table) = value.get_ref() else {
            return self.error(value.span(), "here a table is wanted");
        };
        for (key, value) in table {
            let key = Placed {
                value: key.get_ref().to_string(),
                at: key.span(),
            };
            read(self, key, value);
        }
    }

    fn of_table(&mut self, key: Placed<String>, value: &Value<'_>) {
        match key.value.as_str() {
            "id" => self.mapping.ids = self.texts(value),
            "unmapped" => {
                if let Some(word) = self.text_of(value) {
                    self.unmapped(word);
                }
            }
            "delimiter" => {
                if let Some(word) = self.text_of(value) {
                    match word.value.as_bytes() {
                        [one] => self.mapping.delimiter = Some(*one),
                        _ => self.error(word.at, "the delimiter is one character of ASCII"),
                    }
                }
            }
            other => self.unknown("key", other, key.at, &TABLE_KEYS),
        }
    }

    fn unmapped(&mut self, word: Placed<String>) {
        let value = match word.value.as_str() {
            "ignore" => Unmapped::Ignore,
            "refuse" => Unmapped::Refuse,
            _ => return self.error(word.at, "write \"ignore\" or \"refuse\""),
        };
        self.mapping.unmapped = Some(Placed { value, at: word.at });
    }

    fn record(&mut self, key: Placed<String>, value: &Value<'_>) {
        if let Some(column) = self.text_of(value) {
            self.mapping.records.push((key, column));
        }
    }

    fn fact(&mut self, key: Placed<String>, value: &Value<'_>) {
        match value.get_ref() {
            DeValue::String(column) => {
                let column = Placed {
                    value: column.to_string(),
                    at: value.span(),
                };
                self.mapping.facts.push(MappedFact::plain(key, column));
            }
            DeValue::Table(table) => self.fact_of_keys(key, table),
            DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_)
            | DeValue::Array(_) => {
                let message = "a fact comes from a column: its name, or `{ column = \"…\" }`";
                self.error(value.span(), message);
            }
        }
    }

    fn fact_of_keys(&mut self, path: Placed<String>, table: &DeTable<'_>) {
        let nowhere = Placed {
            value: String::new(),
            at: path.at.clone(),
        };
        let mut fact = MappedFact::plain(path, nowhere);
        let mut origins = 0;
        for (name, value) in table {
            let key = name.get_ref().as_ref();
            origins += usize::from(matches!(key, "column" | "constant"));
            self.key_of_fact(&mut fact, key, name.span(), value);
        }
        if origins != 1 {
            let message = format!(
                "`{}` comes either from a `column` or from a `constant`",
                fact.path.value
            );
            self.error(fact.path.at.clone(), message);
        }
        self.mapping.facts.push(fact);
    }

    fn key_of_fact(
        &mut self,
        fact: &mut MappedFact,
        key: &str,
        at: Range<usize>,
        value: &Value<'_>,
    ) {
        match key {
            "column" => {
                if let Some(column) = self.text_of(value) {
                    fact.from = Origin::Column(column);
                }
            }
            "constant" => {
                if let Some(json) = self.json(value) {
                    fact.from = Origin::Constant(json);
                }
            }
            "values" => fact.values = self.values(value),
            "not_stated" => {
                let texts = self.texts(value);
                fact.not_stated = texts.into_iter().map(|text| text.value).collect();
            }
            "format" => fact.format = self.text_of(value),
            "separator" => fact.separator = self.text_of(value),
            "open" => {
                if let DeValue::Boolean(open) = value.get_ref() {
                    fact.open = open.then_some(at);
                } else {
                    self.error(value.span(), "write `true` or `false`");
                }
            }
            "dated" => fact.dated = self.dated(value),
            other => self.unknown("key", other, at, &FACT_KEYS),
        }
    }

    fn dated(&mut self, value: &Value<'_>) -> Option<(Placed<String>, Option<Placed<String>>)> {
        let DeValue::Table(table) = value.get_ref() else {
            return Some((self.text_of(value)?, None));
        };
        let (mut column, mut format) = (None, None);
        for (name, value) in table {
            match name.get_ref().as_ref() {
                "column" => column = self.text_of(value),
                "format" => format = self.text_of(value),
                other => self.unknown("key", other, name.span(), &DATED_KEYS),
            }
        }
        if column.is_none() {
            self.error(value.span(), "the day comes from a `column`");
        }
        Some((column?, format))
    }

    fn values(&mut self, value: &Value<'_>) -> Vec<(String, Placed<String>)> {
        let DeValue::Table(table) = value.get_ref() else {
            self.error(value.span(), "write what cells stand for: `{ Y = true }`");
            return Vec::new();
        };
        let entries = table.iter().filter_map(|(key, value)| {
            let json = self.json(value)?;
            Some((key.get_ref().to_string(), json))
        });
        entries.collect()
    }

    fn texts(&mut self, value: &Value<'_>) -> Vec<Placed<String>> {
        if let DeValue::Array(array) = value.get_ref() {
            let texts = array.iter().filter_map(|value| self.text_of(value));
            return texts.collect();
        }
        self.text_of(value).into_iter().collect()
    }

    fn text_of(&mut self, value: &Value<'_>) -> Option<Placed<String>> {
        let DeValue::String(text) = value.get_ref() else {
            self.error(value.span(), "here a text in quotes is wanted");
            return None;
        };
        Some(Placed {
            value: text.to_string(),
            at: value.span(),
        })
    }

    /// Writes a value as a request has it.
    fn json(&mut self, value: &Value<'_>) -> Option<Placed<String>> {
        let json = json(value.get_ref());
        if json.is_none() {
            let message = "a fact is a text, a number, `true`, `false`, or a list of them";
            self.error(value.span(), message);
        }
        Some(Placed {
            value: json?,
            at: value.span(),
        })
    }
}

fn json(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(text) => serde_json::to_string(text).ok(),
        DeValue::Integer(number) => (number.radix() == 10).then(|| digits(number.as_str())),
        DeValue::Float(number) => {
            let text = digits(number.as_str());
            serde_json::from_str::<f64>(&text).is_ok().then_some(text)
        }
        DeValue::Boolean(holds) => Some(holds.to_string()),
        DeValue::Datetime(day) => serde_json::to_string(&day.to_string()).ok(),
        DeValue::Array(members) => {
            let members: Option<Vec<String>> =
                members.iter().map(|it| json(it.get_ref())).collect();
            Some(format!("[{}]", members?.join(",")))
        }
        DeValue::Table(_) => None,
    }
}

fn digits(text: &str) -> String {
    let text = text.strip_prefix('+').unwrap_or(text);
    text.replace('_', "")
}
