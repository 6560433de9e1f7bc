//! The members of sets: choices by name or by a code that means them, and codes.

use super::layout::{Choosing, Written};
use super::lookup::Lookup;
use super::unlike;
use super::values::Value;
use pol_compiler::program::SystemId;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::fmt;

impl Value<'_, '_, '_> {
    /// Reads the members of a set.
    pub(super) fn set<'de, A: SeqAccess<'de>>(
        self,
        mut members: A,
        open: bool,
    ) -> Result<(), A::Error> {
        let lookup = &mut *self.reading.lookup;
        let mut set = 0;
        match self.written {
            Written::AnyOf(choosing) => {
                while let Some(chosen) = members.next_element_seed(Member {
                    among: Among::Choices(choosing),
                    lookup,
                })? {
                    set |= chosen;
                }
            }
            Written::Codes(system) => {
                while let Some(there) = members.next_element_seed(Member {
                    among: Among::Codes(*system),
                    lookup,
                })? {
                    set |= there;
                }
            }
            Written::YesNo
            | Written::Number { .. }
            | Written::Date { .. }
            | Written::OneOf(_)
            | Written::Code(_)
            | Written::Text
            | Written::Beyond => return Err(unlike()),
        }
        self.reading.slots.choose(self.fact, set, open);
        Ok(())
    }
}

/// What the members of a set are.
#[derive(Clone, Copy)]
enum Among<'a> {
    Choices(&'a Choosing),
    Codes(SystemId),
}

/// A member of a set: a bit for each choice that it means, or for being a code.
struct Member<'a, 'p> {
    among: Among<'a>,
    lookup: &'a mut Lookup<'p>,
}

impl<'de> DeserializeSeed<'de> for Member<'_, '_> {
    type Value = u128;

    fn deserialize<D: Deserializer<'de>>(self, text: D) -> Result<u128, D::Error> {
        text.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Member<'_, '_> {
    type Value = u128;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a member")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<u128, E> {
        let member = match self.among {
            Among::Choices(choosing) => choosing.named(text),
            Among::Codes(system) => self.lookup.is_code(system, text).then_some(1),
        };
        member.ok_or_else(unlike)
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<u128, A::Error> {
        let (system, code) = coded(entries)?;
        let member = match self.among {
            Among::Choices(choosing) => self.lookup.meaning(choosing, system, code),
            Among::Codes(own) => {
                let known = self.lookup.is_named(own, system) && self.lookup.is_code(own, code);
                known.then_some(1)
            }
        };
        member.ok_or_else(unlike)
    }
}

/// A set that may have more members: `{"open": […]}`, from its list on.
pub(super) struct OpenSet<'a, 'r, 'p>(pub(super) Value<'a, 'r, 'p>);

impl<'de> DeserializeSeed<'de> for OpenSet<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, text: D) -> Result<(), D::Error> {
        text.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for OpenSet<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the members of a set")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, members: A) -> Result<(), A::Error> {
        self.0.set(members, true)
    }
}

/// Reads `{"system": …, "code": …}`, in either order.
pub(super) fn coded<'de, A: MapAccess<'de>>(
    mut entries: A,
) -> Result<(&'de str, &'de str), A::Error> {
    let (mut system, mut code) = (None, None);
    while let Some(key) = entries.next_key_seed(Text)? {
        let place = match key {
            "system" => &mut system,
            "code" => &mut code,
            _ => return Err(unlike()),
        };
        if place.replace(entries.next_value_seed(Text)?).is_some() {
            return Err(unlike());
        }
    }
    system.zip(code).ok_or_else(unlike)
}

/// A text without escapes.
pub(super) struct Text;

impl<'de> DeserializeSeed<'de> for Text {
    type Value = &'de str;

    fn deserialize<D: Deserializer<'de>>(self, text: D) -> Result<&'de str, D::Error> {
        text.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Text {
    type Value = &'de str;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a text")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<&'de str, E> {
        Ok(text)
    }
}
