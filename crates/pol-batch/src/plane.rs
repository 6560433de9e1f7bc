//! Bit planes: one bit for each request of a block, and two of them for what a condition comes to.
//! Truth is Kleene's strong three-valued logic: a request in neither plane is not known.
//!
//! The requests of a block stand in rows of `LANES`: the bit of a request is at the height of its row, in the word of its place in the
//! row. So a row of numbers and a row of bits lie side by side, and both are worked on a whole row at a time, by the widest registers
//! that the machine has, in `lanes`.

/// How many requests stand in a row, and how many words a plane has.
pub(crate) const LANES: usize = 16;

/// How many requests a block has.
pub(crate) const ROWS: usize = 32 * LANES;

/// One bit for each request of a block.
pub(crate) type Plane = [u32; LANES];

/// One number for each request of a block.
pub(crate) type Values = [i32; ROWS];

/// No request.
pub(crate) const NONE: Plane = [0; LANES];

/// Every request.
pub(crate) const EVERY: Plane = [u32::MAX; LANES];

/// The requests of which a condition is known to hold, and those of which it is known not to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Truths {
    /// It holds.
    pub(crate) yes: Plane,
    /// It does not.
    pub(crate) no: Plane,
}

impl Truths {
    /// Known of no request.
    pub(crate) const UNKNOWN: Self = Self {
        yes: NONE,
        no: NONE,
    };

    /// The same for every request.
    #[inline(always)]
    pub(crate) const fn constant(holds: Option<bool>) -> Self {
        match holds {
            Some(true) => Self {
                yes: EVERY,
                no: NONE,
            },
            Some(false) => Self {
                yes: NONE,
                no: EVERY,
            },
            None => Self::UNKNOWN,
        }
    }
}

/// Puts a request into a plane.
pub(crate) const fn set(plane: &mut Plane, row: usize) {
    plane[row % LANES] |= 1 << (row / LANES);
}

/// Visits the requests of a plane.
#[inline(always)]
pub(crate) fn each(plane: &Plane, mut visit: impl FnMut(usize)) {
    for (lane, bits) in plane.iter().enumerate() {
        let mut bits = *bits;
        while bits != 0 {
            visit(bits.trailing_zeros() as usize * LANES + lane);
            bits &= bits - 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_requests_of_a_plane_are_visited() {
        let (mut made, mut seen) = (NONE, Vec::new());
        for row in [3, 16, 17, 511] {
            set(&mut made, row);
        }
        each(&made, |row| seen.push(row));
        seen.sort_unstable();
        assert_eq!(seen, [3, 16, 17, 511]);
    }
}
