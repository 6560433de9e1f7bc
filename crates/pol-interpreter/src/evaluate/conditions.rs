//! Conditions over truths, numbers and dates: facts, lists and comparisons.
//! A list is decided as soon as its open items can no longer change it.

use super::Run;
use crate::slots::{Bounds, Slot, Truth};
use pol_compiler::program::{Comparison, FactId, FactValue, NodeId, Quantifier};

pub(super) fn yes_no(run: &Run<'_>, fact: FactId) -> Truth {
    match run.known.get(fact) {
        Some(FactValue::YesNo(holds)) => (*holds).into(),
        _ => Truth::Unknown,
    }
}

pub(super) fn list(run: &Run<'_>, quantifier: Quantifier, items: &[NodeId]) -> Truth {
    let truths = items.iter().map(|&item| run.truth(item));
    match quantifier {
        Quantifier::All => truths.fold(Truth::True, Truth::and),
        Quantifier::Any => truths.fold(Truth::False, Truth::or),
        Quantifier::None => truths.fold(Truth::False, Truth::or).opposite(),
        Quantifier::AtLeast(wanted) => at_least(wanted as usize, truths),
    }
}

fn at_least(wanted: usize, truths: impl Iterator<Item = Truth> + Clone) -> Truth {
    let hold = truths.clone().filter(|&truth| truth == Truth::True).count();
    let may_hold = truths.filter(|&truth| truth != Truth::False).count();
    if hold >= wanted {
        Truth::True
    } else if may_hold < wanted {
        Truth::False
    } else {
        Truth::Unknown
    }
}

pub(super) fn compared(run: &Run<'_>, left: NodeId, operator: Comparison, right: NodeId) -> Truth {
    match run.slot(left) {
        Slot::Number(bounds) => compare(bounds, operator, run.number(right)),
        Slot::Date(bounds) => compare(bounds, operator, run.date(right)),
        Slot::Truth(_) => unreachable!("the compiler compares numbers and dates only"),
    }
}

/// Compares by bounds.
pub(crate) fn compare<T: Copy + Ord>(
    left: Bounds<T>,
    operator: Comparison,
    right: Bounds<T>,
) -> Truth {
    match operator {
        Comparison::Equal => equal(left, right),
        Comparison::NotEqual => equal(left, right).opposite(),
        Comparison::AtLeast => at_most(right, left),
        Comparison::AtMost => at_most(left, right),
        Comparison::More => at_most(left, right).opposite(),
        Comparison::Less => at_most(right, left).opposite(),
    }
}

fn at_most<T: Copy + Ord>(left: Bounds<T>, right: Bounds<T>) -> Truth {
    if left.high <= right.low {
        Truth::True
    } else if left.low > right.high {
        Truth::False
    } else {
        Truth::Unknown
    }
}

fn equal<T: Copy + Ord>(left: Bounds<T>, right: Bounds<T>) -> Truth {
    if left.high < right.low || right.high < left.low {
        Truth::False
    } else if left.is_known() && right.is_known() {
        Truth::True
    } else {
        Truth::Unknown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bounds(low: i32, high: i32) -> Bounds<i32> {
        Bounds::new(low, high)
    }

    #[test]
    fn bounds_decide_a_comparison() {
        let cases = [
            (bounds(3, 5), Comparison::AtLeast, bounds(1, 3), Truth::True),
            (
                bounds(3, 5),
                Comparison::AtLeast,
                bounds(1, 4),
                Truth::Unknown,
            ),
            (
                bounds(3, 5),
                Comparison::AtLeast,
                bounds(6, 6),
                Truth::False,
            ),
            (bounds(3, 5), Comparison::More, bounds(3, 3), Truth::Unknown),
            (bounds(3, 5), Comparison::More, bounds(2, 2), Truth::True),
            (bounds(3, 5), Comparison::Less, bounds(6, 9), Truth::True),
            (bounds(3, 5), Comparison::Less, bounds(3, 3), Truth::False),
            (bounds(3, 5), Comparison::AtMost, bounds(5, 5), Truth::True),
            (
                bounds(3, 5),
                Comparison::Equal,
                bounds(4, 4),
                Truth::Unknown,
            ),
            (bounds(4, 4), Comparison::Equal, bounds(4, 4), Truth::True),
            (bounds(3, 5), Comparison::Equal, bounds(6, 7), Truth::False),
            (
                bounds(3, 5),
                Comparison::NotEqual,
                bounds(6, 7),
                Truth::True,
            ),
        ];
        for (left, operator, right, expected) in cases {
            assert_eq!(
                compare(left, operator, right),
                expected,
                "{left:?} {operator:?} {right:?}"
            );
        }
    }

    #[test]
    fn a_count_is_decided_as_soon_as_all_completions_agree() {
        use Truth::{False, True, Unknown};
        assert_eq!(at_least(2, [True, True, Unknown].into_iter()), True);
        assert_eq!(at_least(2, [True, False, Unknown].into_iter()), Unknown);
        assert_eq!(at_least(2, [False, False, Unknown].into_iter()), False);
    }
}
