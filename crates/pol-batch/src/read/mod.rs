//! The JSON of a request straight into slots, without a tree between. What is not plainly right is left to the interpreter's reader,
//! which says where and why; so an error costs two readings, and a sound request one.

mod layout;
mod lookup;
mod members;
mod numbers;
mod values;

use crate::codebook::Codebook;
use crate::plan::Plan;
use crate::slots::Slots;
use layout::{Group, Keys, Layout};
use lookup::Lookup;
use pol_compiler::program::Program;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use std::fmt;
use values::Value;

/// The longest text that is read here, in bytes; longer ones are rare and may be too long.
const LONGEST: usize = 1024 * 1024;

/// Reads requests of one program.
#[derive(Clone, Debug)]
pub(crate) struct Reader<'p> {
    layout: Layout,
    lookup: Lookup<'p>,
    /// How many decimals numbers are counted with.
    decimals: u32,
}

impl<'p> Reader<'p> {
    /// Makes the reader of a program.
    pub(crate) fn new(program: &'p Program, plan: &Plan) -> Self {
        Self {
            layout: Layout::of(program, plan),
            lookup: Lookup::new(program),
            decimals: plan.decimals,
        }
    }

    /// Reads a request into slots. Tells whether it could; if not, the slots are of no use and the interpreter's reader must be asked.
    pub(crate) fn read(&mut self, slots: &mut Slots, codes: &mut Codebook, json: &str) -> bool {
        slots.clear();
        if json.len() > LONGEST {
            return false;
        }
        let mut text = serde_json::Deserializer::from_str(json);
        let Layout {
            keys,
            groups,
            ordered,
        } = &mut self.layout;
        let mut reading = Reading {
            lookup: &mut self.lookup,
            decimals: self.decimals,
            slots,
            codes,
        };
        let root = Root {
            keys,
            groups,
            reading: &mut reading,
        };
        let read = root.deserialize(&mut text).is_ok() && text.end().is_ok();
        read && ordered.iter().all(|(later, earlier)| {
            let (later, earlier) = (later.index(), earlier.index());
            let both = slots.is_stated(later) && slots.is_stated(earlier);
            !both || slots.of(earlier) <= slots.of(later)
        })
    }
}

/// A request being read.
struct Reading<'a, 'p> {
    lookup: &'a mut Lookup<'p>,
    decimals: u32,
    slots: &'a mut Slots,
    codes: &'a mut Codebook,
}

/// What is not plainly right. The words are never shown.
fn unlike<E: Error>() -> E {
    E::custom("for the interpreter's reader")
}

/// The whole of a request.
struct Root<'a, 'r, 'p> {
    keys: &'a mut Keys,
    groups: &'a mut [Group],
    reading: &'r mut Reading<'a, 'p>,
}

impl<'de> DeserializeSeed<'de> for Root<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, text: D) -> Result<(), D::Error> {
        text.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Root<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a request")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        let mut seen = Seen::default();
        let mut after = 0;
        while let Some(group) = entries.next_key_seed(Key {
            keys: self.keys,
            after,
        })? {
            seen.first(group)?;
            after = group + 1;
            entries.next_value_seed(Facts {
                group: &mut self.groups[group],
                reading: self.reading,
            })?;
        }
        Ok(())
    }
}

/// A key among those that may stand there.
struct Key<'a> {
    keys: &'a mut Keys,
    after: usize,
}

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, text: D) -> Result<usize, D::Error> {
        text.deserialize_str(self)
    }
}

impl Visitor<'_> for Key<'_> {
    type Value = usize;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<usize, E> {
        self.keys.find(self.after, key).ok_or_else(unlike)
    }
}

/// The keys of an object that have been there, the first 128 of it.
#[derive(Default)]
struct Seen(u128);

impl Seen {
    fn first<E: Error>(&mut self, position: usize) -> Result<(), E> {
        let bit = u32::try_from(position).ok();
        let bit = bit.and_then(|position| 1_u128.checked_shl(position));
        let bit = bit.filter(|bit| self.0 & bit == 0).ok_or_else(unlike)?;
        self.0 |= bit;
        Ok(())
    }
}

/// The facts of a group, or `null`.
struct Facts<'a, 'r, 'p> {
    group: &'a mut Group,
    reading: &'a mut Reading<'r, 'p>,
}

impl<'de> DeserializeSeed<'de> for Facts<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, text: D) -> Result<(), D::Error> {
        text.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Facts<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("facts")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        let mut seen = Seen::default();
        let mut after = 0;
        while let Some(position) = entries.next_key_seed(Key {
            keys: &mut self.group.keys,
            after,
        })? {
            seen.first(position)?;
            after = position + 1;
            let (fact, written) = &self.group.facts[position];
            entries.next_value_seed(Value {
                fact: *fact,
                written,
                reading: self.reading,
            })?;
        }
        Ok(())
    }
}
