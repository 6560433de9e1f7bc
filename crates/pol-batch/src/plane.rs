//! Bit planes: one bit for each request of a block, and two of them for what a condition comes to.
//! Truth is Kleene's strong three-valued logic: a request in neither plane is not known.

/// How many words of 64 requests a block has.
pub(crate) const WORDS: usize = 4;

/// How many requests a block has.
pub(crate) const ROWS: usize = 64 * WORDS;

/// One bit for each request of a block.
pub(crate) type Plane = [u64; WORDS];

/// No request.
pub(crate) const NONE: Plane = [0; WORDS];

/// Every request.
pub(crate) const EVERY: Plane = [u64::MAX; WORDS];

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

    /// Makes them from the requests that hold, among those that are known.
    pub(crate) fn among(known: &Plane, yes: &Plane) -> Self {
        Self {
            yes: and(yes, known),
            no: without(known, yes),
        }
    }

    /// Holds where both hold.
    pub(crate) fn and(&self, other: &Self) -> Self {
        Self {
            yes: and(&self.yes, &other.yes),
            no: or(&self.no, &other.no),
        }
    }

    /// Holds where one holds.
    pub(crate) fn or(&self, other: &Self) -> Self {
        Self {
            yes: or(&self.yes, &other.yes),
            no: and(&self.no, &other.no),
        }
    }

    /// Holds where this does not.
    pub(crate) const fn opposite(self) -> Self {
        Self {
            yes: self.no,
            no: self.yes,
        }
    }
}

/// The requests in both.
pub(crate) fn and(left: &Plane, right: &Plane) -> Plane {
    std::array::from_fn(|word| left[word] & right[word])
}

/// The requests in one.
pub(crate) fn or(left: &Plane, right: &Plane) -> Plane {
    std::array::from_fn(|word| left[word] | right[word])
}

/// The requests in the first and not in the second.
pub(crate) fn without(left: &Plane, right: &Plane) -> Plane {
    std::array::from_fn(|word| left[word] & !right[word])
}

/// Visits the requests of a plane.
pub(crate) fn each(plane: &Plane, mut visit: impl FnMut(usize)) {
    for (word, bits) in plane.iter().enumerate() {
        match *bits {
            u64::MAX => (0..64).for_each(|bit| visit(word * 64 + bit)),
            bits => each_bit(bits, |bit| visit(word * 64 + bit)),
        }
    }
}

fn each_bit(mut bits: u64, mut visit: impl FnMut(usize)) {
    while bits != 0 {
        visit(bits.trailing_zeros() as usize);
        bits &= bits - 1;
    }
}

/// Makes a plane from a test of each request.
#[inline]
pub(crate) fn plane(test: impl Fn(usize) -> bool) -> Plane {
    std::array::from_fn(|word| word_of(|bit| test(word * 64 + bit)))
}

/// Makes a plane from a test of each number.
#[inline]
pub(crate) fn plane_of(numbers: &[i32; ROWS], test: impl Fn(i32) -> bool) -> Plane {
    let (numbers, _) = numbers.as_chunks::<64>();
    std::array::from_fn(|word| word_of(|bit| test(numbers[word][bit])))
}

/// Makes a plane from a test of each pair of numbers.
#[inline]
pub(crate) fn plane_of_both(
    left: &[i32; ROWS],
    right: &[i32; ROWS],
    test: impl Fn(i32, i32) -> bool,
) -> Plane {
    let ((left, _), (right, _)) = (left.as_chunks::<64>(), right.as_chunks::<64>());
    std::array::from_fn(|word| word_of(|bit| test(left[word][bit], right[word][bit])))
}

/// Tests first and gathers then, so that the tests are done many at once.
#[inline]
fn word_of(test: impl Fn(usize) -> bool) -> u64 {
    let flags: [u8; 64] = std::array::from_fn(|bit| u8::from(test(bit)));
    let (eights, _) = flags.as_chunks::<8>();
    let bytes = (0..).step_by(8).zip(eights);
    bytes.fold(0, |bits, (shift, eight)| bits | gather(*eight) << shift)
}

/// Changes the numbers of the requests in a plane.
#[inline]
pub(crate) fn change(numbers: &mut [i32; ROWS], here: &Plane, to: impl Fn(i32) -> i32) {
    let (words, _) = numbers.as_chunks_mut::<64>();
    for (numbers, bits) in words.iter_mut().zip(here) {
        if *bits != 0 {
            change_word(numbers, *bits, |number, _| to(number));
        }
    }
}

/// Joins the numbers of the requests in a plane with others of theirs.
#[inline]
pub(crate) fn join(
    numbers: &mut [i32; ROWS],
    here: &Plane,
    others: &[i32; ROWS],
    by: impl Fn(i32, i32) -> i32,
) {
    let ((words, _), (others, _)) = (numbers.as_chunks_mut::<64>(), others.as_chunks::<64>());
    for ((numbers, others), bits) in words.iter_mut().zip(others).zip(here) {
        if *bits != 0 {
            change_word(numbers, *bits, |number, bit| by(number, others[bit]));
        }
    }
}

/// Eight at a time, without a branch: what is not in the plane stays as it is.
#[inline]
fn change_word(numbers: &mut [i32; 64], bits: u64, to: impl Fn(i32, usize) -> i32) {
    let (eights, _) = numbers.as_chunks_mut::<8>();
    for (at, (eight, byte)) in eights.iter_mut().zip(bits.to_le_bytes()).enumerate() {
        let byte = i32::from(byte);
        for (bit, number) in eight.iter_mut().enumerate() {
            let changed = to(*number, at * 8 + bit);
            let here = byte & (1 << bit) != 0;
            *number = if here { changed } else { *number };
        }
    }
}

/// Puts the lowest bits of eight bytes side by side.
const fn gather(flags: [u8; 8]) -> u64 {
    u64::from_le_bytes(flags).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

/// Tells whether a request is in a plane.
#[cfg(test)]
pub(crate) const fn holds(plane: &Plane, row: usize) -> bool {
    plane[row / 64] >> (row % 64) & 1 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plane_holds_the_requests_of_its_test() {
        let odd_threes = |row: usize| row.is_multiple_of(3) && !row.is_multiple_of(2);
        let made = plane(odd_threes);
        for row in 0..ROWS {
            assert_eq!(holds(&made, row), odd_threes(row), "{row}");
        }
    }
}
