//! What a node may come to: a truth, or the bounds of a number or a date. One slot a node, filled by `evaluate`.
//! Truth is Kleene's strong three-valued logic; a bound is closed at both ends.

use jiff::civil::Date;
use rust_decimal::Decimal;

/// Yes, no, or not known yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Truth {
    /// It holds, whatever the unknown facts are.
    True,
    /// It does not hold, whatever the unknown facts are.
    False,
    /// It may depend on unknown facts.
    Unknown,
}

impl Truth {
    /// Tells whether it is known.
    pub(crate) fn is_known(self) -> bool {
        self != Self::Unknown
    }

    /// Holds where both hold.
    pub(crate) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::False, _) | (_, Self::False) => Self::False,
            (Self::True, Self::True) => Self::True,
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
        }
    }

    /// Holds where one holds.
    pub(crate) fn or(self, other: Self) -> Self {
        self.opposite().and(other.opposite()).opposite()
    }

    /// Holds where this does not.
    pub(crate) fn opposite(self) -> Self {
        match self {
            Self::True => Self::False,
            Self::False => Self::True,
            Self::Unknown => Self::Unknown,
        }
    }
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Self {
        if holds { Self::True } else { Self::False }
    }
}

/// The values between two bounds, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bounds<T> {
    /// The least value.
    pub(crate) low: T,
    /// The greatest value.
    pub(crate) high: T,
}

impl<T: Copy + Ord> Bounds<T> {
    /// Makes bounds from their two ends.
    pub(crate) fn new(low: T, high: T) -> Self {
        Self { low, high }
    }

    /// Makes the bounds of one value.
    pub(crate) fn point(value: T) -> Self {
        Self::new(value, value)
    }

    /// Gives the value, if there is only one.
    pub(crate) fn known(self) -> Option<T> {
        (self.low == self.high).then_some(self.low)
    }

    /// Tells whether there is only one value.
    pub(crate) fn is_known(self) -> bool {
        self.low == self.high
    }

    /// Covers both and what lies between.
    pub(crate) fn hull(self, other: Self) -> Self {
        Self::new(self.low.min(other.low), self.high.max(other.high))
    }

    /// Bounds the lesser of two.
    pub(crate) fn least(self, other: Self) -> Self {
        Self::new(self.low.min(other.low), self.high.min(other.high))
    }
}

/// The slot of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Slot {
    /// Of a condition.
    Truth(Truth),
    /// Of a number.
    Number(Bounds<Decimal>),
    /// Of a date.
    Date(Bounds<Date>),
}

impl Slot {
    /// Tells whether unknown facts can no longer change it.
    pub(crate) fn is_known(self) -> bool {
        match self {
            Self::Truth(truth) => truth.is_known(),
            Self::Number(bounds) => bounds.is_known(),
            Self::Date(bounds) => bounds.is_known(),
        }
    }
}
