//! Amounts: the least case that holds, then at most the bound of every cap that holds.
//! An unknown guard lets both ways stand between the bounds.

use super::Run;
use crate::slots::{Bounds, Truth};
use pol_compiler::program::NodeId;
use rust_decimal::Decimal;

type Case = (NodeId, NodeId);
type Cap = (Option<NodeId>, NodeId);

pub(super) fn capped(
    run: &Run<'_>,
    cases: &[Case],
    otherwise: NodeId,
    caps: &[Cap],
) -> Bounds<Decimal> {
    caps.iter().fold(
        before_caps(run, cases, otherwise),
        |value, &(guard, bound)| {
            let bound = run.number(bound);
            match guard.map_or(Truth::True, |guard| run.truth(guard)) {
                Truth::True => value.least(bound),
                Truth::Unknown => Bounds::new(value.low.min(bound.low), value.high),
                Truth::False => value,
            }
        },
    )
}

/// Gives an amount's value before any cap.
pub(crate) fn before_caps(run: &Run<'_>, cases: &[Case], otherwise: NodeId) -> Bounds<Decimal> {
    let values = |wanted: Truth| {
        cases
            .iter()
            .filter(move |(guard, _)| run.truth(*guard) == wanted)
            .map(|(_, value)| run.number(*value))
    };
    match values(Truth::True).reduce(Bounds::least) {
        Some(sure) => {
            let low = values(Truth::Unknown)
                .map(|value| value.low)
                .fold(sure.low, Decimal::min);
            Bounds::new(low, sure.high)
        }
        None => values(Truth::Unknown).fold(run.number(otherwise), Bounds::hull),
    }
}
