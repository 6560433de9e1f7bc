//! Numbers and dates by their text, as they are counted. What is written in an unusual way is left to the interpreter's reader.

use crate::numbers::day;
use jiff::civil::Date;

/// Reads a number without an exponent: digits, and at most so many after a point. Gives it counted in parts of `scale` decimals.
pub(super) fn number(text: &str, decimals: u32, scale: u32) -> Option<i64> {
    let (negative, text) = match text.strip_prefix('-') {
        Some(text) => (true, text),
        None => (false, text),
    };
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let places = u32::try_from(fraction.len()).ok()?;
    if places > decimals {
        return None;
    }
    let digits = digits(whole, 0).and_then(|whole| digits(fraction, whole))?;
    let counted = digits.checked_mul(10_i64.checked_pow(scale.checked_sub(places)?)?)?;
    Some(if negative { -counted } else { counted })
}

fn digits(text: &str, before: i64) -> Option<i64> {
    let mut digits = text.bytes();
    digits.try_fold(before, |number, byte| {
        let digit = byte.is_ascii_digit().then(|| i64::from(byte - b'0'))?;
        number.checked_mul(10)?.checked_add(digit)
    })
}

/// Reads a day: `2022-06-15`.
pub(super) fn date(text: &str) -> Option<i32> {
    let bytes: &[u8; 10] = text.as_bytes().try_into().ok()?;
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *bytes else {
        return None;
    };
    let number = |bytes: &[u8]| {
        let mut bytes = bytes.iter();
        bytes.try_fold(0_i16, |number, byte| {
            let digit = byte.is_ascii_digit().then(|| i16::from(byte - b'0'))?;
            Some(number * 10 + digit)
        })
    };
    let two = |bytes| number(bytes).and_then(|number| i8::try_from(number).ok());
    let date = Date::new(number(&[y1, y2, y3, y4])?, two(&[m1, m2])?, two(&[d1, d2])?);
    date.ok().map(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_counted_in_parts() {
        assert_eq!(number("12", 0, 0), Some(12));
        assert_eq!(number("12", 0, 2), Some(1200));
        assert_eq!(number("0.05", 2, 2), Some(5));
        assert_eq!(number("-0.5", 1, 2), Some(-50));
        assert_eq!(
            number("0.005", 2, 3),
            None,
            "more decimals than the fact has"
        );
        assert_eq!(number("1e1", 2, 2), None, "for the other reader");
        assert_eq!(number("99999999999999999999", 0, 0), None);
    }

    #[test]
    fn a_date_has_all_its_digits_and_is_a_day() {
        assert_eq!(date("1970-01-02"), Some(1));
        for text in ["2022-02-30", "2022-6-15", "15.06.2022", "+022-06-15", ""] {
            assert_eq!(date(text), None, "{text}");
        }
    }
}
