//! Whether cells of one kind can be a fact of one type, and what to do where they cannot.

use crate::arrow::Holds;
use crate::mapping::MappedFact;
use jiff::civil::{Date, date};
use pol_compiler::program::Type;

/// What a fact wants of its column.
pub(super) struct Wanted<'a> {
    ty: &'a Type,
    has_format: bool,
    has_values: bool,
}

impl<'a> Wanted<'a> {
    /// Looks at the type of a fact and at what its mapping says.
    pub(super) fn new(ty: &'a Type, mapped: &MappedFact) -> Self {
        Self {
            ty,
            has_format: mapped.format.is_some(),
            has_values: !mapped.values.is_empty(),
        }
    }

    /// Says how to mend it where such cells can never be the fact.
    pub(super) fn misfit(&self, holds: Holds) -> Option<&'static str> {
        let translate = "say what its cells stand for: `values = { … }`";
        let scalar = matches!(
            holds,
            Holds::YesNo | Holds::Whole | Holds::Numbers | Holds::Texts | Holds::Days
        );
        if holds == Holds::Nothing || scalar && self.has_values {
            return None;
        }
        match (self.ty, holds) {
            (_, Holds::Other) => Some("give it in another type"),
            (Type::YesNo, Holds::YesNo | Holds::Texts)
            | (Type::Number { .. }, Holds::Whole | Holds::Numbers | Holds::Texts)
            | (Type::Date { .. }, Holds::Days | Holds::Texts)
            | (Type::OneOf(_) | Type::Code(_), Holds::Texts | Holds::Structs)
            | (Type::AnyOf(_) | Type::Codes(_), Holds::Texts | Holds::Lists | Holds::Structs)
            | (Type::Text, Holds::Texts) => None,
            (Type::Date { .. }, Holds::Whole) if self.has_format => None,
            (Type::Date { .. }, Holds::Whole) => {
                Some("say how its dates are written, such as `format = \"%Y%m%d\"`")
            }
            (Type::Code(_) | Type::Codes(_), Holds::Whole | Holds::Numbers) => {
                Some("a code is a text: as a number it would have lost its leading zeros")
            }
            (Type::YesNo | Type::OneOf(_) | Type::AnyOf(_), _) if scalar => Some(translate),
            (
                Type::YesNo
                | Type::Number { .. }
                | Type::Date { .. }
                | Type::OneOf(_)
                | Type::AnyOf(_)
                | Type::Code(_)
                | Type::Codes(_)
                | Type::Text,
                _,
            ) => Some("map another column"),
        }
    }
}

/// Tells whether a column can be carried through.
pub(super) fn can_be_carried(holds: Holds) -> bool {
    match holds {
        Holds::Nothing
        | Holds::YesNo
        | Holds::Whole
        | Holds::Numbers
        | Holds::Texts
        | Holds::Days => true,
        Holds::Lists | Holds::Structs | Holds::Other => false,
    }
}

/// Tells whether a column can hold the rows of a record.
pub(super) fn can_be_rows(holds: Holds) -> bool {
    match holds {
        Holds::Nothing | Holds::Lists | Holds::Structs => true,
        Holds::YesNo
        | Holds::Whole
        | Holds::Numbers
        | Holds::Texts
        | Holds::Days
        | Holds::Other => false,
    }
}

/// Says what a column holds.
pub(super) fn words(holds: Holds) -> &'static str {
    match holds {
        Holds::Nothing => "nothing",
        Holds::YesNo => "yes or no",
        Holds::Whole => "whole numbers",
        Holds::Numbers => "numbers",
        Holds::Texts => "texts",
        Holds::Days => "dates",
        Holds::Lists => "lists",
        Holds::Structs => "structs",
        Holds::Other => "something that no fact can be",
    }
}

/// Says what a fact is.
pub(super) fn fact(ty: &Type) -> &'static str {
    match ty {
        Type::YesNo => "yes or no",
        Type::Number { .. } => "a number",
        Type::Date { .. } => "a date",
        Type::OneOf(_) => "one choice",
        Type::AnyOf(_) => "a set of choices",
        Type::Code(_) => "a code",
        Type::Codes(_) => "a set of codes",
        Type::Text => "a text",
    }
}

/// Says what is wrong with a format, if a day that it writes cannot be read back.
pub(super) fn wrong_format(format: &str) -> Option<&'static str> {
    const DAY: Date = date(2022, 11, 23);
    let written = jiff::fmt::strtime::format(format, DAY);
    let read = written.map(|text| Date::strptime(format, text));
    match read {
        Ok(Ok(day)) if day == DAY => None,
        Ok(_) | Err(_) => Some(
            "it does not tell the day; a format has the year, the month and the day, such as `%m/%d/%Y`",
        ),
    }
}
