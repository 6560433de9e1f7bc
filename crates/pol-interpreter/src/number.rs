//! A number in a determination: an exact decimal that JSON carries as a number, never as a float with noise.
//! An integer prints as one; up to fifteen digits a fraction prints as it is written, and past them digit by digit.

use rust_decimal::Decimal;
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::ser::{Serialize, Serializer};
use serde_json::value::RawValue;
use std::fmt;
use std::str::FromStr;

/// An exact number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number(pub Decimal);

impl fmt::Display for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.normalize().fmt(formatter)
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = self.to_string();
        if let Ok(integer) = text.parse::<i64>() {
            return serializer.serialize_i64(integer);
        }
        match text.parse::<f64>() {
            Ok(float) if float.to_string() == text => serializer.serialize_f64(float),
            Ok(_) | Err(_) => raw(text).serialize(serializer),
        }
    }
}

fn raw(text: String) -> Box<RawValue> {
    RawValue::from_string(text).expect("a decimal's digits are a JSON number")
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NumberVisitor)
    }
}

struct NumberVisitor;

impl Visitor<'_> for NumberVisitor {
    type Value = Number;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a number")
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Number, E> {
        Ok(Number(value.into()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Number, E> {
        Ok(Number(value.into()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Number, E> {
        Decimal::from_str(&value.to_string())
            .map(Number)
            .map_err(|_| E::custom("a number within bounds"))
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn printed(text: &str) -> String {
        serde_json::to_string(&Number(Decimal::from_str(text).unwrap())).unwrap()
    }

    #[test]
    fn numbers_print_without_noise() {
        assert_eq!(printed("12"), "12");
        assert_eq!(printed("12.00"), "12");
        assert_eq!(printed("0.5"), "0.5");
        assert_eq!(printed("0.10"), "0.1");
        assert_eq!(printed("-3"), "-3");
        assert_eq!(printed("999999999999.123"), "999999999999.123");
    }

    #[test]
    fn more_digits_than_a_float_holds_are_kept() {
        assert_eq!(printed("1000000000000000.01"), "1000000000000000.01");
        assert_eq!(
            printed("79228162514264337593543950335"),
            "79228162514264337593543950335"
        );
    }

    #[test]
    fn numbers_read_back() {
        for text in ["12", "0.5", "0.1", "-3", "999999999999.123"] {
            let number: Number = serde_json::from_str(text).unwrap();
            assert_eq!(number.to_string(), text);
        }
    }
}
