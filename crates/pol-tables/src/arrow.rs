//! The cells of an Arrow record batch.
//! Numbers, dates and texts as they are; lists and structs as JSON, as a request has them.

use crate::cell::{Cell, Cells, quoted};
use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Date64Type, Decimal32Type, Decimal64Type, Decimal128Type, Float32Type, Float64Type,
    Int8Type, Int16Type, Int32Type, Int64Type, TimestampMicrosecondType, TimestampMillisecondType,
    TimestampNanosecondType, TimestampSecondType, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_schema::{DataType, TimeUnit};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use jiff::{ToSpan, tz::TimeZone};
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::sync::Arc;

impl Cells for RecordBatch {
    fn rows(&self) -> usize {
        self.num_rows()
    }

    fn cell(&self, row: usize, column: usize) -> Cell<'_> {
        cell(self.column(column).as_ref(), row)
    }

    fn array(&self, column: usize) -> Option<ArrayRef> {
        Some(Arc::clone(self.column(column)))
    }
}

/// What kinds of cells a column has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holds {
    /// Nothing at all.
    Nothing,
    /// Yes or no.
    YesNo,
    /// Whole numbers.
    Whole,
    /// Other numbers.
    Numbers,
    /// Texts.
    Texts,
    /// Days.
    Days,
    /// Lists of anything.
    Lists,
    /// Structs.
    Structs,
    /// Something that no fact can be.
    Other,
}

impl Holds {
    /// Tells what a type holds.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "what else Arrow has is nothing that a fact can be"
    )]
    pub(crate) fn of(ty: &DataType) -> Self {
        match ty {
            DataType::Null => Self::Nothing,
            DataType::Boolean => Self::YesNo,
            DataType::Float32
            | DataType::Float64
            | DataType::Decimal32(..)
            | DataType::Decimal64(..)
            | DataType::Decimal128(..) => Self::Numbers,
            DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => Self::Texts,
            DataType::Date32 | DataType::Date64 | DataType::Timestamp(_, None) => Self::Days,
            DataType::List(inner) | DataType::LargeList(inner) => {
                if Self::of(inner.data_type()) == Self::Other {
                    Self::Other
                } else {
                    Self::Lists
                }
            }
            DataType::Struct(fields) => {
                let other = |field: &arrow_schema::FieldRef| Self::of(field.data_type());
                if fields.iter().any(|field| other(field) == Self::Other) {
                    Self::Other
                } else {
                    Self::Structs
                }
            }
            DataType::Dictionary(key, value) if key.is_integer() => Self::of(value),
            ty if ty.is_integer() => Self::Whole,
            _ => Self::Other,
        }
    }
}

/// Gives a cell of an array whose type some fact can be.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "a column of another type was refused before its first row"
)]
pub(crate) fn cell(array: &dyn Array, row: usize) -> Cell<'_> {
    if array.is_null(row) {
        return Cell::Nothing;
    }
    match array.data_type() {
        DataType::Boolean => Cell::YesNo(array.as_boolean().value(row)),
        DataType::Int8 => whole(array.as_primitive::<Int8Type>().value(row)),
        DataType::Int16 => whole(array.as_primitive::<Int16Type>().value(row)),
        DataType::Int32 => whole(array.as_primitive::<Int32Type>().value(row)),
        DataType::Int64 => whole(array.as_primitive::<Int64Type>().value(row)),
        DataType::UInt8 => whole(array.as_primitive::<UInt8Type>().value(row)),
        DataType::UInt16 => whole(array.as_primitive::<UInt16Type>().value(row)),
        DataType::UInt32 => whole(array.as_primitive::<UInt32Type>().value(row)),
        DataType::UInt64 => {
            let number = array.as_primitive::<UInt64Type>().value(row);
            i64::try_from(number).map_or_else(|_| Cell::Number(number.to_string()), Cell::Whole)
        }
        DataType::Float32 => number(array.as_primitive::<Float32Type>().value(row)),
        DataType::Float64 => number(array.as_primitive::<Float64Type>().value(row)),
        DataType::Decimal32(_, scale) => {
            let digits = array.as_primitive::<Decimal32Type>().value(row);
            decimal(i128::from(digits), *scale)
        }
        DataType::Decimal64(_, scale) => {
            let digits = array.as_primitive::<Decimal64Type>().value(row);
            decimal(i128::from(digits), *scale)
        }
        DataType::Decimal128(_, scale) => {
            decimal(array.as_primitive::<Decimal128Type>().value(row), *scale)
        }
        DataType::Utf8 => Cell::Text(Cow::Borrowed(array.as_string::<i32>().value(row))),
        DataType::LargeUtf8 => Cell::Text(Cow::Borrowed(array.as_string::<i64>().value(row))),
        DataType::Utf8View => Cell::Text(Cow::Borrowed(array.as_string_view().value(row))),
        DataType::Date32 => day(i64::from(array.as_primitive::<Date32Type>().value(row))),
        DataType::Date64 => instant(array.as_primitive::<Date64Type>().value(row), 1_000),
        DataType::Timestamp(unit, _) => timestamp(array, row, unit),
        DataType::Dictionary(..) => match array.as_any_dictionary_opt() {
            Some(dictionary) => match cell(dictionary.keys(), row) {
                Cell::Whole(key) => cell(
                    dictionary.values().as_ref(),
                    usize::try_from(key).unwrap_or(usize::MAX),
                ),
                _ => Cell::Nothing,
            },
            None => Cell::Nothing,
        },
        DataType::List(_) => json(list(array.as_list::<i32>().value(row).as_ref())),
        DataType::LargeList(_) => json(list(array.as_list::<i64>().value(row).as_ref())),
        DataType::Struct(_) => json(object(array, row)),
        _ => Cell::Nothing,
    }
}

fn json<'a>(json: String) -> Cell<'a> {
    Cell::Json(Cow::Owned(json))
}

fn whole<'a>(number: impl Into<i64>) -> Cell<'a> {
    Cell::Whole(number.into())
}

/// Gives a number by the shortest digits that mean it; what is no number is a text, which no number can be.
fn number<'a>(number: impl Into<f64> + std::fmt::Display + Copy) -> Cell<'a> {
    let digits = number.to_string();
    if number.into().is_finite() {
        Cell::Number(digits)
    } else {
        Cell::Text(Cow::Owned(digits))
    }
}

fn decimal<'a>(digits: i128, scale: i8) -> Cell<'a> {
    let exact = u32::try_from(scale).ok();
    let exact = exact.and_then(|scale| Decimal::try_from_i128_with_scale(digits, scale).ok());
    match exact {
        Some(number) => Cell::Number(number.normalize().to_string()),
        None => Cell::Number(format!("{digits}e{}", -i32::from(scale))),
    }
}

fn day<'a>(days: i64) -> Cell<'a> {
    const EPOCH: Date = date(1970, 1, 1);
    let found = 1
        .days()
        .checked_mul(days)
        .and_then(|days| EPOCH.checked_add(days));
    found.map_or_else(|_| far_off(), Cell::Day)
}

/// A day that no calendar here reaches: a text that is no date.
fn far_off<'a>() -> Cell<'a> {
    Cell::Text(Cow::Borrowed("beyond the calendar"))
}

fn timestamp<'a>(array: &dyn Array, row: usize, unit: &TimeUnit) -> Cell<'a> {
    let (count, second) = match unit {
        TimeUnit::Second => (array.as_primitive::<TimestampSecondType>().value(row), 1),
        TimeUnit::Millisecond => {
            let array = array.as_primitive::<TimestampMillisecondType>();
            (array.value(row), 1_000)
        }
        TimeUnit::Microsecond => {
            let array = array.as_primitive::<TimestampMicrosecondType>();
            (array.value(row), 1_000_000)
        }
        TimeUnit::Nanosecond => {
            let array = array.as_primitive::<TimestampNanosecondType>();
            (array.value(row), 1_000_000_000)
        }
    };
    instant(count, second)
}

/// Gives the day of a moment that is the beginning of one; another moment as a text, which no date can be.
fn instant<'a>(count: i64, second: i64) -> Cell<'a> {
    const DAY: i64 = 86_400;
    if count % second == 0 && (count / second) % DAY == 0 {
        return day(count / second / DAY);
    }
    match Timestamp::from_second(count.div_euclid(second)) {
        Ok(moment) => {
            let moment = moment.to_zoned(TimeZone::UTC).datetime();
            Cell::Text(Cow::Owned(moment.to_string()))
        }
        Err(_) => far_off(),
    }
}

fn list(members: &dyn Array) -> String {
    let members: Vec<String> = (0..members.len())
        .map(|at| cell(members, at).to_json())
        .collect();
    format!("[{}]", members.join(","))
}

fn object(array: &dyn Array, row: usize) -> String {
    let Some(object) = array.as_struct_opt() else {
        return "null".to_owned();
    };
    let members = object.fields().iter().zip(object.columns());
    let members = members.map(|(field, column)| {
        let value = cell(column.as_ref(), row).to_json();
        format!("{}:{value}", quoted(field.name()))
    });
    let members: Vec<String> = members.collect();
    format!("{{{}}}", members.join(","))
}
