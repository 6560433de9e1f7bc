//! JSON as it stands: one level at a time, every key kept, numbers by their text.
//! The errors of the JSON library are never passed on: their words hold values.

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// A place in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// The line, from 1.
    pub(crate) line: usize,
    /// The column, from 1, in characters.
    pub(crate) column: usize,
}

impl Place {
    /// Finds the place of a byte.
    fn of(text: &str, offset: usize) -> Self {
        let before = text.get(..text.floor_char_boundary(offset)).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.bytes().filter(|&byte| byte == b'\n').count() + 1;
        Self {
            line,
            column: before.chars().count() - before[..line_start].chars().count() + 1,
        }
    }
}

/// Why a text is not one JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// It breaks the syntax here.
    Syntax(Place),
    /// It ends within a value.
    Early,
    /// More follows the value, from here.
    Trailing(Place),
}

/// Gives the one value of a text; it is checked to be JSON, apart from escapes within texts.
pub(super) fn only_value(json: &str) -> Result<&RawValue, Fault> {
    let mut values = serde_json::Deserializer::from_str(json).into_iter::<&RawValue>();
    let value = values.next().unwrap_or_else(|| Err(Error::custom("empty")));
    let value = value.map_err(|error| fault(json, &error))?;
    let rest = values.byte_offset();
    let more = json
        .get(rest..)
        .and_then(|rest| rest.find(|character| !" \t\r\n".contains(character)));
    more.map_or(Ok(value), |more| {
        Err(Fault::Trailing(Place::of(json, rest + more)))
    })
}

fn fault(json: &str, error: &serde_json::Error) -> Fault {
    if error.is_eof() || json.trim_ascii().is_empty() {
        return Fault::Early;
    }
    let line_starts =
        std::iter::once(0).chain(json.match_indices('\n').map(|(newline, _)| newline + 1));
    let line_start = line_starts.take(error.line()).last().unwrap_or(0);
    Fault::Syntax(Place::of(
        json,
        line_start + error.column().saturating_sub(1),
    ))
}

/// Gives the place where a text nests deeper than this, if it does.
pub(super) fn too_deep(json: &str, deepest: usize) -> Option<Place> {
    let (mut depth, mut in_text, mut escaped) = (0usize, false, false);
    for (offset, byte) in json.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            _ if in_text => {}
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > deepest {
            return Some(Place::of(json, offset));
        }
    }
    None
}

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number.
    Number,
    /// A text.
    Text,
    /// A list.
    List,
    /// An object.
    Object,
}

impl Kind {
    /// Tells what a value is.
    pub(super) fn of(value: &RawValue) -> Self {
        match value.get().as_bytes().first() {
            Some(b'n') => Self::Null,
            Some(b't') => Self::Bool(true),
            Some(b'f') => Self::Bool(false),
            Some(b'"') => Self::Text,
            Some(b'[') => Self::List,
            Some(b'{') => Self::Object,
            Some(_) | None => Self::Number,
        }
    }

    /// Names it for people, without its value.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Null => "`null`",
            Self::Bool(_) => "a yes or no",
            Self::Number => "a number",
            Self::Text => "a text",
            Self::List => "a list",
            Self::Object => "an object",
        }
    }
}

/// A text held an escape that stands for no character.
#[derive(Clone, Copy, Debug)]
pub(super) struct BadText;

/// Reads a text.
pub(super) fn text(value: &RawValue) -> Result<Cow<'_, str>, BadText> {
    serde_json::from_str(value.get())
        .map(|Key(text)| text)
        .map_err(|_| BadText)
}

/// Hands on each key of an object with its value, in the order of the text, repeated keys too.
pub(super) fn each_entry<'a>(
    object: &'a RawValue,
    mut take: impl FnMut(Cow<'a, str>, &'a RawValue),
) -> Result<(), BadText> {
    let mut deserializer = serde_json::Deserializer::from_str(object.get());
    deserializer
        .deserialize_map(Entries(&mut take))
        .map_err(|_| BadText)
}

/// Hands on each member of a list with its position.
pub(super) fn each_member<'a>(list: &'a RawValue, mut take: impl FnMut(usize, &'a RawValue)) {
    let mut deserializer = serde_json::Deserializer::from_str(list.get());
    deserializer
        .deserialize_seq(Members(&mut take))
        .expect("`only_value` has checked the syntax");
}

struct Key<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(KeyVisitor)
    }
}

struct KeyVisitor;

impl<'de> Visitor<'de> for KeyVisitor {
    type Value = Key<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a text")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Key<'de>, E> {
        Ok(Key(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Key<'de>, E> {
        Ok(Key(Cow::Owned(text.to_owned())))
    }
}

struct Entries<'f, F>(&'f mut F);

impl<'de, F: FnMut(Cow<'de, str>, &'de RawValue)> Visitor<'de> for Entries<'_, F> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(Key(key)) = map.next_key()? {
            self.0(key, map.next_value()?);
        }
        Ok(())
    }
}

struct Members<'f, F>(&'f mut F);

impl<'de, F: FnMut(usize, &'de RawValue)> Visitor<'de> for Members<'_, F> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let mut position = 0;
        while let Some(member) = list.next_element_seed(Member)? {
            self.0(position, member);
            position += 1;
        }
        Ok(())
    }
}

struct Member;

impl<'de> DeserializeSeed<'de> for Member {
    type Value = &'de RawValue;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<&'de RawValue, D::Error> {
        <&RawValue>::deserialize(deserializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_has_its_place() {
        assert_eq!(
            only_value("{\n \"é\" 1}").err(),
            Some(Fault::Syntax(Place { line: 2, column: 6 }))
        );
        assert_eq!(only_value("{\"a\": 1").err(), Some(Fault::Early));
        assert_eq!(
            only_value("{} \n {}").err(),
            Some(Fault::Trailing(Place { line: 2, column: 2 }))
        );
        assert!(only_value(" {} \n").is_ok());
    }

    #[test]
    fn brackets_within_texts_nest_nothing() {
        assert_eq!(too_deep("[\"[[[\\\"[\"]", 1), None);
        assert_eq!(too_deep("[[]]", 1), Some(Place { line: 1, column: 2 }));
    }
}
