//! Requests on which an outcome does not hang on some fact: found by guess and refutation.
//! A guess that hangs on it gives two values that show it; from then on these two must come to the same.

use super::joint::Joint;
use super::pairing::Pair;
use crate::universe::Universe;
use pol_compiler::program::FactId;
use pol_solver::{Answer, Bit, Budget, Model, Solver};
use pol_symbolic::{FactTerm, differs};

/// How many guesses are refuted before giving up.
const MOST_GUESSES: usize = 64;

/// One of two revisions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Old,
    New,
}

impl Side {
    /// Gives the other revision.
    pub(crate) fn other(self) -> Self {
        match self {
            Self::Old => Self::New,
            Self::New => Self::Old,
        }
    }

    /// Gives what is of this side, then what is of the other.
    pub(crate) fn first<T>(self, old: T, new: T) -> (T, T) {
        match self {
            Self::Old => (old, new),
            Self::New => (new, old),
        }
    }
}

/// Looks for a request for which the bits hold, and on which neither outcome hangs on a retyped fact.
pub(crate) fn find(
    joint: &mut Joint<'_>,
    solver: &mut Solver,
    bits: &[Bit],
    budget: Budget,
) -> Answer {
    let retyped = joint.pairs.iter().filter(|pair| !pair.comparable);
    let both = retyped.filter_map(|pair| Some((pair.old?, pair.new?)));
    let without: Vec<(Side, FactId)> = both
        .flat_map(|(old, new)| [(Side::Old, old), (Side::New, new)])
        .collect();
    find_without(joint, solver, bits, &without, budget)
}

/// Looks for a request for which the bits hold, and on which the outcomes do not hang on these facts.
pub(crate) fn find_without(
    joint: &mut Joint<'_>,
    solver: &mut Solver,
    bits: &[Bit],
    without: &[(Side, FactId)],
    budget: Budget,
) -> Answer {
    let mut bits = bits.to_vec();
    for _ in 0..MOST_GUESSES {
        let model = match joint.new.ask(solver, &bits) {
            Answer::Satisfiable(model) => model,
            answer @ (Answer::Unsatisfiable | Answer::Inconclusive) => return answer,
        };
        let mut refuted = false;
        for &(side, fact) in without {
            match in_side(joint, side, |universe| {
                refutation(universe, fact, &model, budget)
            }) {
                Refutation::None => {}
                Refutation::Same(bit) => {
                    bits.push(bit);
                    refuted = true;
                }
                Refutation::Unknown => return Answer::Inconclusive,
            }
        }
        if !refuted {
            return Answer::Satisfiable(model);
        }
    }
    Answer::Inconclusive
}

/// Gives the universe of a side to read.
pub(crate) fn at<'j, 'a>(joint: &'j Joint<'a>, side: Side) -> &'j Universe<'a> {
    side.first(&joint.old, &joint.new).0
}

/// Gives the fact of a pair on a side.
pub(crate) fn fact_at(pair: &Pair, side: Side) -> Option<FactId> {
    side.first(pair.old, pair.new).0
}

/// Does something with the universe of a side while it has the circuit.
pub(crate) fn in_side<T>(
    joint: &mut Joint<'_>,
    side: Side,
    act: impl FnOnce(&mut Universe<'_>) -> T,
) -> T {
    match side {
        Side::Old => joint.in_old(|universe| act(universe)),
        Side::New => act(&mut joint.new),
    }
}

/// Whether the outcome of a request hangs on a fact.
enum Refutation {
    /// It does not.
    None,
    /// It does; of requests on which it does not, this bit holds.
    Same(Bit),
    Unknown,
}

fn refutation(
    universe: &mut Universe<'_>,
    fact: FactId,
    model: &Model,
    budget: Budget,
) -> Refutation {
    let mut facts: Vec<FactTerm> = universe
        .facts
        .iter()
        .map(|term| term.fixed(model))
        .collect();
    let [one, other] = [(); 2].map(|()| universe.encoder.free(fact));
    facts[fact.index()] = one.clone();
    let first = universe.outcome_over(&facts);
    facts[fact.index()] = other.clone();
    let second = universe.outcome_over(&facts);
    let differs = differs(&mut universe.encoder, &first, &second);
    match universe.ask(&mut Solver::new(budget), &[differs]) {
        Answer::Unsatisfiable => Refutation::None,
        Answer::Inconclusive => Refutation::Unknown,
        Answer::Satisfiable(found) => {
            let (one, other) = (one.fixed(&found), other.fixed(&found));
            Refutation::Same(!universe.hangs_on(fact, one, other))
        }
    }
}
