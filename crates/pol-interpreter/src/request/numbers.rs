//! Numbers by their text, exactly: `12`, `12.0` and `1.2e1` are the same number, and no float is ever made.

use super::wanted;
use crate::diagnostics;
use pol_compiler::program::{Fact, Program, Type};
use pol_parser::Diagnostic;
use rust_decimal::Decimal;

/// Digits that an exact number holds.
const DIGITS: usize = 28;

/// Reads the number of a numeric fact.
pub(super) fn read(program: &Program, fact: &Fact, text: &str) -> Result<Decimal, Diagnostic> {
    let Type::Number {
        decimals,
        low,
        high,
        ..
    } = fact.ty
    else {
        unreachable!("numbers are read for numeric facts")
    };
    let digits = Digits::of(text);
    let wanted = || wanted::of(program, &fact.ty);
    if digits.scale > i64::from(decimals) {
        return Err(match decimals {
            0 => diagnostics::not_whole(&fact.path, &wanted()),
            1.. => diagnostics::too_many_decimals(&fact.path, decimals, &wanted()),
        });
    }
    if digits.significant.len() > DIGITS {
        return Err(diagnostics::number_too_long(&fact.path, &wanted()));
    }
    let number = digits
        .number()
        .filter(|number| low <= *number && *number <= high);
    number.ok_or_else(|| diagnostics::out_of_range(&fact.path, &wanted::range(&fact.ty)))
}

/// A number as its digits without zeros at either end, and where its point stands: so many digits from the right.
struct Digits {
    negative: bool,
    significant: String,
    scale: i64,
}

impl Digits {
    /// Takes the text of a JSON number apart.
    fn of(text: &str) -> Self {
        let (negative, text) = text
            .strip_prefix('-')
            .map_or((false, text), |text| (true, text));
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = format!("{whole}{fraction}");
        let without_end = all.trim_end_matches('0');
        let ending_zeros = length(all.len() - without_end.len());
        let significant = without_end.trim_start_matches('0').to_owned();
        let scale = length(fraction.len())
            .saturating_sub(ending_zeros)
            .saturating_sub(self::exponent(exponent));
        let scale = if significant.is_empty() { 0 } else { scale };
        Self {
            negative,
            significant,
            scale,
        }
    }

    /// Gives the number; none where it is larger than any number that a policy may use.
    fn number(&self) -> Option<Decimal> {
        if self.significant.is_empty() {
            return Some(Decimal::ZERO);
        }
        let zeros = usize::try_from(-self.scale.min(0)).ok()?;
        let scale = u32::try_from(self.scale.max(0)).ok()?;
        if self.significant.len() + zeros > DIGITS {
            return None;
        }
        let digits: i128 = format!("{}{}", self.significant, "0".repeat(zeros))
            .parse()
            .ok()?;
        let signed = if self.negative { -digits } else { digits };
        Decimal::try_from_i128_with_scale(signed, scale).ok()
    }
}

/// An exponent past all measure is as good as one of some millions of millions.
fn exponent(text: &str) -> i64 {
    let extreme = if text.starts_with('-') {
        i64::MIN / 4
    } else {
        i64::MAX / 4
    };
    text.parse::<i64>().map_or(extreme, |exponent| {
        exponent.clamp(i64::MIN / 4, i64::MAX / 4)
    })
}

fn length(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX / 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Option<String> {
        Digits::of(text).number().map(|number| number.to_string())
    }

    #[test]
    fn a_number_is_read_by_its_text() {
        let cases = [
            ("12", "12"),
            ("12.0", "12"),
            ("1e1", "10"),
            ("1.2E+1", "12"),
            ("120e-1", "12"),
            ("0.50", "0.5"),
            ("-3.25", "-3.25"),
            ("-0.0", "0"),
            ("0e999999999999999999999", "0"),
            ("0.1", "0.1"),
        ];
        for (text, expected) in cases {
            assert_eq!(number(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_number_past_all_measure_is_none() {
        assert_eq!(number("1e400"), None);
        assert_eq!(number("1e99999999999999999999"), None);
    }
}
