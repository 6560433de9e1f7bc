//! What facts and nodes are in a circuit: bits, bounded integers, dates as days, choices and codes as a bit each.
//! A known fact is constant; an unknown one is free within its type and range.

use jiff::civil::Date;
use pol_solver::{Bit, Circuit, Integer, Model};

/// A fact in a circuit.
#[derive(Clone, Debug)]
pub enum FactTerm {
    /// Yes or no.
    YesNo(Bit),
    /// A number.
    Number(Number),
    /// A date, in days.
    Date(Integer),
    /// A choice, or a set of choices: a bit for each of the list.
    Choices(Vec<Bit>),
    /// A code, or a set of codes: a bit for each class of the system's codes.
    Codes(Vec<Bit>),
    /// A text, which nothing compares.
    Text,
}

impl FactTerm {
    /// Gives the bit of a yes/no fact.
    pub fn yes_no(&self) -> Bit {
        let Self::YesNo(bit) = self else {
            unreachable!("typed by the compiler")
        };
        *bit
    }

    /// Gives the number of a numeric fact.
    pub fn number(&self) -> &Number {
        let Self::Number(number) = self else {
            unreachable!("typed by the compiler")
        };
        number
    }

    /// Gives the days of a date fact.
    pub fn date(&self) -> &Integer {
        let Self::Date(date) = self else {
            unreachable!("typed by the compiler")
        };
        date
    }

    /// Gives the bits that its value is read from.
    pub fn bits(&self) -> impl Iterator<Item = Bit> + '_ {
        let (own, counted) = match self {
            Self::YesNo(bit) => (std::slice::from_ref(bit), None),
            Self::Number(number) => (&[][..], Some(&number.digits)),
            Self::Date(date) => (&[][..], Some(date)),
            Self::Choices(bits) | Self::Codes(bits) => (bits.as_slice(), None),
            Self::Text => (&[][..], None),
        };
        let counted = counted.into_iter().flat_map(Integer::bits_from_the_top);
        own.iter().copied().chain(counted)
    }

    /// Tells whether it can have more than one value.
    pub fn is_free(&self) -> bool {
        let free = |bits: &[Bit]| bits.iter().any(|bit| bit.as_constant().is_none());
        match self {
            Self::YesNo(bit) => free(&[*bit]),
            Self::Number(number) => number.digits.low() < number.digits.high(),
            Self::Date(date) => date.low() < date.high(),
            Self::Choices(bits) | Self::Codes(bits) => free(bits),
            Self::Text => false,
        }
    }

    /// Gives the value that it has in a model.
    pub fn fixed(&self, model: &Model) -> Self {
        let fix = |bits: &[Bit]| {
            bits.iter()
                .map(|&bit| Bit::constant(model.bit(bit)))
                .collect()
        };
        match self {
            Self::YesNo(bit) => Self::YesNo(Bit::constant(model.bit(*bit))),
            Self::Number(Number { digits, scale }) => Self::Number(Number {
                digits: Integer::constant(model.integer(digits)),
                scale: *scale,
            }),
            Self::Date(date) => Self::Date(Integer::constant(model.integer(date))),
            Self::Choices(bits) => Self::Choices(fix(bits)),
            Self::Codes(bits) => Self::Codes(fix(bits)),
            Self::Text => Self::Text,
        }
    }
}

/// A node in a circuit.
#[derive(Clone, Debug)]
pub enum Term {
    /// A condition.
    Truth(Bit),
    /// A number.
    Number(Number),
    /// A date, in days.
    Date(Integer),
}

impl Term {
    /// Gives the bit of a condition.
    pub fn truth(&self) -> Bit {
        let Self::Truth(bit) = self else {
            unreachable!("typed by the compiler")
        };
        *bit
    }

    /// Gives the number of an expression.
    pub fn number(&self) -> &Number {
        let Self::Number(number) = self else {
            unreachable!("typed by the compiler")
        };
        number
    }

    /// Gives the days of a date.
    pub fn date(&self) -> &Integer {
        let Self::Date(date) = self else {
            unreachable!("typed by the compiler")
        };
        date
    }
}

/// A decimal number: an integer of so many digits after the point.
#[derive(Clone, Debug)]
pub struct Number {
    /// The digits.
    pub digits: Integer,
    /// How many of them stand after the point.
    pub scale: u32,
}

impl Number {
    /// Makes a constant.
    pub fn constant(number: rust_decimal::Decimal) -> Self {
        let number = number.normalize();
        Self {
            digits: Integer::constant(number.mantissa()),
            scale: number.scale(),
        }
    }

    /// Gives the value that it has in a model.
    pub fn value(&self, model: &Model) -> rust_decimal::Decimal {
        let digits = model.integer(&self.digits);
        rust_decimal::Decimal::from_i128_with_scale(digits, self.scale).normalize()
    }

    /// The smaller of the two.
    #[must_use]
    pub fn min(&self, circuit: &mut Circuit, other: &Self) -> Self {
        let (left, right, scale) = self.aligned(circuit, other);
        let digits = left.min(circuit, &right);
        Self { digits, scale }
    }

    /// The one number where the condition holds, the other where it does not.
    #[must_use]
    pub fn select(circuit: &mut Circuit, condition: Bit, then: &Self, other: &Self) -> Self {
        let (then, other, scale) = then.aligned(circuit, other);
        let digits = Integer::select(circuit, condition, &then, &other);
        Self { digits, scale }
    }

    /// Writes both with as many digits after the point as the one that has more.
    pub fn aligned(&self, circuit: &mut Circuit, other: &Self) -> (Integer, Integer, u32) {
        let scale = self.scale.max(other.scale);
        (
            self.digits_at(circuit, scale),
            other.digits_at(circuit, scale),
            scale,
        )
    }

    /// Gives the digits with so many after the point; not fewer than it has.
    pub fn digits_at(&self, circuit: &mut Circuit, scale: u32) -> Integer {
        match scale - self.scale {
            0 => self.digits.clone(),
            more => self.digits.times(circuit, 10_u64.pow(more)),
        }
    }
}

/// Counts a date in days, so that dates compare as integers.
pub fn days(date: Date) -> i128 {
    let since = date.since((jiff::Unit::Day, jiff::civil::date(1970, 1, 1)));
    i128::from(
        since
            .expect("two civil dates are always some days apart")
            .get_days(),
    )
}

/// Gives the date of a count of days.
pub fn date(days: i128) -> Date {
    let days = i32::try_from(days).expect("made from a declared date range");
    let span = jiff::Span::new().days(days);
    jiff::civil::date(1970, 1, 1).saturating_add(span)
}
