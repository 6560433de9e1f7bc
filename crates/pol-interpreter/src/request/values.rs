//! The value of one fact, read by its declared type.

use super::group::Reader;
use super::open_json::{self, Kind};
use super::{dates, numbers, pointer, wanted};
use crate::diagnostics;
use jiff::civil::Date;
use pol_compiler::program::{ChoiceSet, ChoicesId, FactId, FactValue, SystemId, Type};
use serde_json::value::RawValue;
use std::borrow::Cow;

/// A set as a request gives it: the list, its pointer, and whether more members may exist.
struct Listed<'a> {
    list: &'a RawValue,
    pointer: Cow<'a, str>,
    open: bool,
}

impl Reader<'_> {
    /// Reads a fact that may say of which day it is: `{"value": …, "date": "2022-05-01"}`, where it must be recent.
    pub(super) fn read_dated(
        &mut self,
        fact: FactId,
        value: &RawValue,
        pointer: &str,
    ) -> Option<(FactValue, Option<Date>)> {
        let takes_object = matches!(
            self.declared(fact).ty,
            Type::OneOf(_) | Type::AnyOf(_) | Type::Code(_) | Type::Codes(_)
        ) && !has_key(value, "value");
        if self.declared(fact).recent.is_none() || Kind::of(value) != Kind::Object || takes_object {
            return self
                .read_value(fact, value, pointer)
                .map(|value| (value, None));
        }
        let [value, date] = self.read_keys(value, ["value", "date"], pointer)?;
        let date_pointer = pointer::key(pointer, "date");
        let date = match Kind::of(date) {
            Kind::Null => None,
            Kind::Text => {
                let text = self.read_text(fact, date, &date_pointer)?;
                let Some(date) = dates::date(&text) else {
                    let problem = diagnostics::bad_date(&self.declared(fact).path);
                    self.problems.push(problem, &date_pointer);
                    return None;
                };
                Some(date)
            }
            Kind::Bool(_) | Kind::Number | Kind::List | Kind::Object => {
                let problem = diagnostics::bad_date(&self.declared(fact).path);
                self.problems.push(problem, &date_pointer);
                return None;
            }
        };
        let value = self.read_value(fact, value, &pointer::key(pointer, "value"))?;
        Some((value, date))
    }

    /// Reads a fact; nothing where it is `null` or wrong.
    pub(super) fn read_value(
        &mut self,
        fact: FactId,
        value: &RawValue,
        pointer: &str,
    ) -> Option<FactValue> {
        if Kind::of(value) == Kind::Null {
            return None;
        }
        match self.declared(fact).ty {
            Type::YesNo => self.read_yes_no(fact, value, pointer),
            Type::Number { .. } => self.read_number(fact, value, pointer),
            Type::Date { .. } => self.read_date(fact, value, pointer),
            Type::OneOf(choices) => self
                .read_choice(fact, choices, value, pointer)
                .map(FactValue::Choice),
            Type::AnyOf(choices) => self.read_choices(fact, choices, value, pointer),
            Type::Code(system) => self
                .read_code(fact, system, value, pointer)
                .map(FactValue::Code),
            Type::Codes(system) => self.read_codes(fact, system, value, pointer),
            Type::Text => self
                .read_text(fact, value, pointer)
                .map(|text| FactValue::Text(text.into_owned())),
        }
    }

    /// Says that a value is not what the fact wants.
    pub(super) fn wrong_type(&mut self, fact: FactId, value: &RawValue, pointer: &str) {
        let declared = self.declared(fact);
        let wanted = wanted::of(self.program, &declared.ty);
        let help = wanted::mend(&declared.ty, Kind::of(value));
        self.problems.push(
            diagnostics::wrong_type(&declared.path, Kind::of(value).words(), &wanted, help),
            pointer,
        );
    }

    fn read_yes_no(&mut self, fact: FactId, value: &RawValue, pointer: &str) -> Option<FactValue> {
        if let Kind::Bool(holds) = Kind::of(value) {
            return Some(FactValue::YesNo(holds));
        }
        self.wrong_type(fact, value, pointer);
        None
    }

    fn read_number(&mut self, fact: FactId, value: &RawValue, pointer: &str) -> Option<FactValue> {
        if Kind::of(value) != Kind::Number {
            self.wrong_type(fact, value, pointer);
            return None;
        }
        match numbers::read(self.program, self.declared(fact), value.get()) {
            Ok(number) => Some(FactValue::Number(number)),
            Err(problem) => {
                self.problems.push(problem, pointer);
                None
            }
        }
    }

    fn read_date(&mut self, fact: FactId, value: &RawValue, pointer: &str) -> Option<FactValue> {
        let text = self.read_text(fact, value, pointer)?;
        match dates::read(self.declared(fact), &text) {
            Ok(date) => Some(FactValue::Date(date)),
            Err(problem) => {
                self.problems.push(problem, pointer);
                None
            }
        }
    }

    /// Reads a text; says so where it is none.
    pub(super) fn read_text<'v>(
        &mut self,
        fact: FactId,
        value: &'v RawValue,
        pointer: &str,
    ) -> Option<Cow<'v, str>> {
        if Kind::of(value) != Kind::Text {
            self.wrong_type(fact, value, pointer);
            return None;
        }
        let text = open_json::text(value);
        if text.is_err() {
            self.problems.push(diagnostics::bad_text(), pointer);
        }
        text.ok()
    }

    fn read_choices(
        &mut self,
        fact: FactId,
        choices: ChoicesId,
        value: &RawValue,
        at: &str,
    ) -> Option<FactValue> {
        let Listed {
            list,
            pointer,
            open,
        } = self.read_set(fact, value, at)?;
        let (mut set, mut complete) = (ChoiceSet::default(), true);
        open_json::each_member(list, |position, member| {
            if self.problems.are_too_many() {
                return;
            }
            match self.read_members(
                fact,
                choices,
                member,
                &pointer::position(&pointer, position),
            ) {
                Some(members) => set = set.with(members),
                None => complete = false,
            }
        });
        complete.then_some(FactValue::Choices { set, open })
    }

    fn read_codes(
        &mut self,
        fact: FactId,
        system: SystemId,
        value: &RawValue,
        at: &str,
    ) -> Option<FactValue> {
        let Listed {
            list,
            pointer,
            open,
        } = self.read_set(fact, value, at)?;
        let (mut codes, mut complete) = (Vec::new(), true);
        open_json::each_member(list, |position, member| {
            if self.problems.are_too_many() {
                return;
            }
            match self.read_code(fact, system, member, &pointer::position(&pointer, position)) {
                Some(code) => codes.push(code),
                None => complete = false,
            }
        });
        codes.sort_unstable();
        codes.dedup();
        complete.then_some(FactValue::Codes { codes, open })
    }

    /// Finds the list of a set: `[…]`, or `{"open": […]}` where more members may exist.
    fn read_set<'v>(
        &mut self,
        fact: FactId,
        value: &'v RawValue,
        pointer: &'v str,
    ) -> Option<Listed<'v>> {
        match Kind::of(value) {
            Kind::List => Some(Listed {
                list: value,
                pointer: pointer.into(),
                open: false,
            }),
            Kind::Object => self.read_open_set(fact, value, pointer),
            Kind::Null | Kind::Bool(_) | Kind::Number | Kind::Text => {
                self.wrong_type(fact, value, pointer);
                None
            }
        }
    }

    fn read_open_set<'v>(
        &mut self,
        fact: FactId,
        value: &'v RawValue,
        pointer: &str,
    ) -> Option<Listed<'v>> {
        let [list] = self.read_keys(value, ["open"], pointer)?;
        let pointer = pointer::key(pointer, "open");
        if Kind::of(list) == Kind::List {
            return Some(Listed {
                list,
                pointer: pointer.into(),
                open: true,
            });
        }
        self.wrong_type(fact, list, &pointer);
        None
    }

    /// Reads an object that has exactly these keys.
    pub(super) fn read_keys<'v, const N: usize>(
        &mut self,
        object: &'v RawValue,
        keys: [&str; N],
        pointer: &str,
    ) -> Option<[&'v RawValue; N]> {
        let mut found = [None; N];
        let mut sound = true;
        let read = open_json::each_entry(object, |key, value| {
            let place = keys
                .iter()
                .position(|known| *known == key)
                .and_then(|position| found.get_mut(position));
            let problem = match place {
                Some(Some(_)) => Some(diagnostics::duplicate_key(&key)),
                Some(place) => {
                    *place = Some(value);
                    None
                }
                None => Some(diagnostics::unknown_key(&key, &keys)),
            };
            if let Some(problem) = problem {
                sound = false;
                self.problems.push(problem, &pointer::key(pointer, &key));
            }
        });
        if read.is_err() {
            self.problems.push(diagnostics::bad_text(), pointer);
            return None;
        }
        for (key, _) in keys.iter().zip(&found).filter(|(_, found)| found.is_none()) {
            self.problems.push(diagnostics::lacking_key(key), pointer);
        }
        let found: Option<Vec<_>> = found.into_iter().collect();
        found
            .filter(|_| sound)
            .and_then(|found| found.try_into().ok())
    }
}

/// Tells whether an object has a key.
fn has_key(object: &RawValue, wanted: &str) -> bool {
    let mut found = false;
    let read = open_json::each_entry(object, |key, _| found |= key == wanted);
    read.is_ok() && found
}
