//! The value of one fact, read by how it is written; `null` states nothing.

use super::layout::Written;
use super::members::{OpenSet, Text, coded};
use super::numbers::{date, number};
use super::{Reading, unlike};
use pol_compiler::program::FactId;
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

/// The value of a fact.
pub(super) struct Value<'a, 'r, 'p> {
    pub(super) fact: FactId,
    pub(super) written: &'a Written,
    pub(super) reading: &'a mut Reading<'r, 'p>,
}

impl<'de> DeserializeSeed<'de> for Value<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, text: D) -> Result<(), D::Error> {
        match self.written {
            Written::Number { decimals: 1.., .. } => {
                let raw = <&RawValue>::deserialize(text)?;
                self.raw_number(raw.get()).ok_or_else(unlike)
            }
            Written::YesNo
            | Written::Number { .. }
            | Written::Date { .. }
            | Written::OneOf(_)
            | Written::AnyOf(_)
            | Written::Code(_)
            | Written::Codes(_)
            | Written::Text
            | Written::Beyond => text.deserialize_any(self),
        }
    }
}

impl Value<'_, '_, '_> {
    fn raw_number(self, text: &str) -> Option<()> {
        if text == "null" {
            return Some(());
        }
        let Written::Number { decimals, .. } = self.written else {
            return None;
        };
        let counted = number(text, *decimals, self.reading.decimals)?;
        self.count(counted)
    }

    /// States a number that is counted, if it lies within the fact's range.
    fn count(self, counted: i64) -> Option<()> {
        let Written::Number { low, high, .. } = self.written else {
            return None;
        };
        let within = (*low..=*high).contains(&counted).then_some(counted)?;
        self.reading
            .slots
            .number(self.fact, i32::try_from(within).ok()?);
        Some(())
    }

    fn whole(self, number: Option<i64>) -> Option<()> {
        let scale = 10_i64.checked_pow(self.reading.decimals)?;
        let counted = number?.checked_mul(scale)?;
        self.count(counted)
    }

    fn text(self, text: &str) -> Option<()> {
        let Reading {
            lookup,
            slots,
            codes,
            ..
        } = self.reading;
        match self.written {
            Written::Date { low, high } => {
                let day = date(text).filter(|day| low <= day && day <= high)?;
                slots.number(self.fact, day);
            }
            Written::OneOf(choosing) => slots.choose(self.fact, choosing.named(text)?, false),
            Written::Code(system) => {
                lookup.is_code(*system, text).then_some(())?;
                slots.number(self.fact, codes.covering(lookup.program, self.fact, text));
            }
            Written::Text => slots.state(self.fact),
            Written::YesNo
            | Written::Number { .. }
            | Written::AnyOf(_)
            | Written::Codes(_)
            | Written::Beyond => return None,
        }
        Some(())
    }
}

impl<'de> Visitor<'de> for Value<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the value of a fact")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E: Error>(self, yes: bool) -> Result<(), E> {
        match self.written {
            Written::YesNo => {
                self.reading.slots.number(self.fact, i32::from(yes));
                Ok(())
            }
            Written::Number { .. }
            | Written::Date { .. }
            | Written::OneOf(_)
            | Written::AnyOf(_)
            | Written::Code(_)
            | Written::Codes(_)
            | Written::Text
            | Written::Beyond => Err(unlike()),
        }
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<(), E> {
        self.whole(i64::try_from(number).ok()).ok_or_else(unlike)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<(), E> {
        self.whole(Some(number)).ok_or_else(unlike)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.text(text).ok_or_else(unlike)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, members: A) -> Result<(), A::Error> {
        self.set(members, false)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        match self.written {
            Written::OneOf(choosing) => {
                let (system, code) = coded(entries)?;
                let chosen = self.reading.lookup.meaning(choosing, system, code);
                let chosen = chosen.ok_or_else(unlike)?;
                let first = chosen & chosen.wrapping_neg();
                self.reading.slots.choose(self.fact, first, false);
                Ok(())
            }
            Written::Code(own) => {
                let (system, code) = coded(entries)?;
                let named = self.reading.lookup.is_named(*own, system).then_some(());
                named.and_then(|()| self.text(code)).ok_or_else(unlike)
            }
            Written::AnyOf(_) | Written::Codes(_) => {
                if entries.next_key_seed(Text)? != Some("open") {
                    return Err(unlike());
                }
                entries.next_value_seed(OpenSet(self))?;
                match entries.next_key_seed(Text)? {
                    None => Ok(()),
                    Some(_) => Err(unlike()),
                }
            }
            Written::YesNo
            | Written::Number { .. }
            | Written::Date { .. }
            | Written::Text
            | Written::Beyond => Err(unlike()),
        }
    }
}
