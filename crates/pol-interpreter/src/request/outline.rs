//! What a request states of some facts, before any policy reads it: texts, codes with their systems, yes or no.
//! By it a library finds its policies; what is written in any other way is left for a policy to read.

use super::open_json::{self, BadText, Kind};
use super::{DEEPEST, LONGEST};
use serde_json::value::RawValue;
use std::collections::HashMap;

/// What a request states of the facts that were asked for, by their paths. Holds health data.
#[derive(Default)]
pub struct Outline {
    stated: HashMap<String, Stated>,
}

/// What is stated of a fact.
#[derive(Clone, PartialEq, Eq)]
pub enum Stated {
    /// An answer.
    YesNo(bool),
    /// One text: a choice, a code, a date; or a code with its system.
    One(Member),
    /// The members of a list.
    Many {
        /// The members.
        members: Vec<Member>,
        /// Whether there may be more.
        open: bool,
    },
    /// Something that only a policy can read.
    Other,
}

/// A text, or a code with its system.
#[derive(Clone, PartialEq, Eq)]
pub struct Member {
    /// The name of the code system, if it is given.
    pub system: Option<String>,
    /// The text.
    pub text: String,
}

impl Outline {
    /// Reads what a request states of the wanted facts; `None` where it is no JSON object of a size that is read.
    pub fn read(json: &str, wanted: impl Fn(&str) -> bool) -> Option<Self> {
        if json.len() > LONGEST || open_json::too_deep(json, DEEPEST).is_some() {
            return None;
        }
        let root = open_json::only_value(json).ok()?;
        if Kind::of(root) != Kind::Object {
            return None;
        }
        let mut outline = Self::default();
        let read = open_json::each_entry(root, |group, value| {
            if Kind::of(value) == Kind::Object {
                outline.read_group(&group, value, &wanted);
            }
        });
        read.ok().map(|()| outline)
    }

    /// Gives what is stated of a fact, if anything is.
    pub fn get(&self, path: &str) -> Option<&Stated> {
        self.stated.get(path)
    }

    /// Puts a day in the place of what is stated of a fact.
    pub fn set_day(&mut self, path: &str, day: jiff::civil::Date) {
        let day = Stated::One(Member {
            system: None,
            text: day.to_string(),
        });
        self.stated.insert(path.to_owned(), day);
    }

    fn read_group(&mut self, group: &str, value: &RawValue, wanted: &impl Fn(&str) -> bool) {
        // A key that cannot be read is reported by the policy that reads it.
        let _reported_later: Result<(), BadText> = open_json::each_entry(value, |key, value| {
            let path = format!("{group}.{key}");
            if wanted(&path)
                && let Some(stated) = Stated::read(value)
            {
                self.put(path, stated);
            }
        });
    }

    /// Takes what is stated; a fact that is stated twice is left for a policy to report.
    fn put(&mut self, path: String, stated: Stated) {
        let entry = self.stated.entry(path);
        entry
            .and_modify(|before| *before = Stated::Other)
            .or_insert(stated);
    }
}

impl Stated {
    fn read(value: &RawValue) -> Option<Self> {
        match Kind::of(value) {
            Kind::Null => None,
            Kind::Bool(answer) => Some(Self::YesNo(answer)),
            Kind::Text => Some(Member::read(value).map_or(Self::Other, Self::One)),
            Kind::List => Some(Self::list(value, false)),
            Kind::Object => Some(Self::object(value)),
            Kind::Number => Some(Self::Other),
        }
    }

    fn list(value: &RawValue, open: bool) -> Self {
        let mut members = Vec::new();
        let mut readable = true;
        open_json::each_member(value, |_, member| match Member::read(member) {
            Some(member) => members.push(member),
            None => readable = false,
        });
        if readable {
            Self::Many { members, open }
        } else {
            Self::Other
        }
    }

    fn object(value: &RawValue) -> Self {
        let mut entries = Vec::new();
        let read = open_json::each_entry(value, |key, value| entries.push((key, value)));
        match entries.as_slice() {
            [(key, list)] if read.is_ok() && key == "open" && Kind::of(list) == Kind::List => {
                Self::list(list, true)
            }
            _ => Member::read(value).map_or(Self::Other, Self::One),
        }
    }
}

impl Member {
    fn read(value: &RawValue) -> Option<Self> {
        if Kind::of(value) == Kind::Text {
            let text = open_json::text(value).ok()?.into_owned();
            return Some(Self { system: None, text });
        }
        let mut entries = HashMap::new();
        let read = match Kind::of(value) {
            Kind::Object => open_json::each_entry(value, |key, value| {
                entries.insert(key.into_owned(), value);
            }),
            Kind::Null | Kind::Bool(_) | Kind::Number | Kind::Text | Kind::List => return None,
        };
        let text = |key: &str| {
            let value = entries.get(key).filter(|it| Kind::of(it) == Kind::Text)?;
            open_json::text(value).ok()
        };
        let (system, code) = (text("system")?, text("code")?);
        (read.is_ok() && entries.len() == 2).then(|| Self {
            system: Some(system.into_owned()),
            text: code.into_owned(),
        })
    }
}
