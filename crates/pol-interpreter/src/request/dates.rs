//! Dates: `"2022-06-15"`, a day of the calendar within the fact's range.

use crate::diagnostics;
use jiff::civil::Date;
use pol_compiler::program::{Fact, Type};
use pol_parser::Diagnostic;

/// Reads a date; every digit must be there.
pub(super) fn read(fact: &Fact, text: &str) -> Result<Date, Diagnostic> {
    let date = date(text).ok_or_else(|| diagnostics::bad_date(&fact.path))?;
    check_range(fact, date)?;
    Ok(date)
}

/// Refuses a date outside a fact's range.
pub(crate) fn check_range(fact: &Fact, date: Date) -> Result<(), Diagnostic> {
    match fact.ty {
        Type::Date { low, high } if date < low || high < date => Err(diagnostics::out_of_range(
            &fact.path,
            &format!("{low} to {high}"),
        )),
        Type::Date { .. }
        | Type::YesNo
        | Type::Number { .. }
        | Type::OneOf(_)
        | Type::AnyOf(_)
        | Type::Code(_)
        | Type::Codes(_)
        | Type::Text => Ok(()),
    }
}

/// Reads a day of the calendar.
pub(super) fn date(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let form = |(position, byte): (usize, &u8)| {
        if matches!(position, 4 | 7) {
            *byte == b'-'
        } else {
            byte.is_ascii_digit()
        }
    };
    if bytes.len() != 10 || !bytes.iter().enumerate().all(form) {
        return None;
    }
    Date::new(
        text.get(..4)?.parse().ok()?,
        text.get(5..7)?.parse().ok()?,
        text.get(8..)?.parse().ok()?,
    )
    .ok()
}

#[cfg(test)]
mod tests {
    use super::date;
    use jiff::civil;

    #[test]
    fn a_date_has_all_its_digits_and_is_a_day() {
        assert_eq!(date("2022-06-15"), Some(civil::date(2022, 6, 15)));
        for text in [
            "2022-6-15",
            "2022-02-30",
            "15.06.2022",
            "2022-06-15T00:00",
            "20220615",
            "2022-06-1é",
            "",
        ] {
            assert_eq!(date(text), None, "{text}");
        }
    }
}
