//! Known to hold, known not to, or neither; and whole numbers between two bounds. No branches.

/// A truth value of Kleene's strong logic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Truth {
    /// It is known to hold.
    pub(super) holds: bool,
    /// It is known not to.
    pub(super) fails: bool,
}

impl Truth {
    pub(super) fn known(holds: bool) -> Self {
        Self {
            holds,
            fails: !holds,
        }
    }

    pub(super) fn not(self) -> Self {
        Self {
            holds: self.fails,
            fails: self.holds,
        }
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self {
            holds: self.holds & other.holds,
            fails: self.fails | other.fails,
        }
    }

    pub(super) fn or(self, other: Self) -> Self {
        Self {
            holds: self.holds | other.holds,
            fails: self.fails & other.fails,
        }
    }
}

/// A whole number that lies between two, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bounds {
    pub(super) low: i16,
    pub(super) high: i16,
}

impl Bounds {
    pub(super) fn of(number: Option<i16>, low: i16, high: i16) -> Self {
        match number {
            Some(number) => Self::exactly(number),
            None => Self { low, high },
        }
    }

    pub(super) fn exactly(number: i16) -> Self {
        Self {
            low: number,
            high: number,
        }
    }

    pub(super) fn at_least(self, number: i16) -> Truth {
        Truth {
            holds: self.low >= number,
            fails: self.high < number,
        }
    }

    pub(super) fn below(self, other: Self) -> Truth {
        Truth {
            holds: self.high < other.low,
            fails: self.low >= other.high,
        }
    }

    pub(super) fn plus(self, other: Self) -> Self {
        Self {
            low: self.low + other.low,
            high: self.high + other.high,
        }
    }

    /// Takes another away, and never goes below zero.
    pub(super) fn less(self, other: Self) -> Self {
        Self {
            low: (self.low - other.high).max(0),
            high: (self.high - other.low).max(0),
        }
    }

    pub(super) fn at_most(self, cap: Self) -> Self {
        Self {
            low: self.low.min(cap.low),
            high: self.high.min(cap.high),
        }
    }

    /// Caps it where a condition holds.
    pub(super) fn at_most_when(self, cap: Self, when: Truth) -> Self {
        let capped = self.at_most(cap);
        Self {
            low: if when.fails { self.low } else { capped.low },
            high: if when.holds { capped.high } else { self.high },
        }
    }
}
