//! The smallest sets of missing facts that could settle the outcome, for each outcome that is possible.
//! Takes a residual and its missing facts; gives the sets by guess and refutation (Janota et al., "Solving QBF with counterexample guided refinement", 2012).

use super::residual::Residual;
use pol_compiler::program::{FactId, FindingId};
use pol_solver::{Answer, Bit, Budget, Model, Solver};
use pol_symbolic::{Outcome, differs};
use std::collections::BTreeMap;

/// The most sets that are listed for one outcome.
pub(crate) const MOST: usize = 12;

/// A finding, or none where the policy does not govern; in the order in which they are told.
pub(crate) type Class = Option<FindingId>;

/// The sets of facts that could settle the outcome.
#[derive(Debug, Default)]
pub(crate) struct Unlocks {
    /// Each set with what it could lead to; the smallest first, then by declared order.
    pub(crate) sets: Vec<(Vec<FactId>, Vec<Class>)>,
    /// There are more.
    pub(crate) more: bool,
    /// The budget ran out: there may be more, and other ones.
    pub(crate) exhausted: bool,
}

/// Finds the smallest sets of the missing facts for each of the outcomes, all of which are possible.
pub(crate) fn unlocks(
    residual: &mut Residual<'_>,
    missing: &[FactId],
    classes: &[Class],
    budget: Budget,
) -> Unlocks {
    let mut search = Search::new(residual, missing, budget);
    let mut found: BTreeMap<(usize, Vec<FactId>), Vec<Class>> = BTreeMap::new();
    let mut unlocks = Unlocks::default();
    for &class in classes {
        let mut sets = Vec::new();
        unlocks.exhausted |= search.smallest(class, &mut sets).is_none();
        unlocks.more |= sets.len() > MOST;
        for set in sets.into_iter().take(MOST) {
            found.entry((set.len(), set)).or_default().push(class);
        }
    }
    unlocks.sets = found
        .into_iter()
        .map(|((_, facts), leads_to)| (facts, leads_to))
        .collect();
    unlocks
}

/// The search: a guess takes some facts at some values, and a refutation is a completion of the others with another outcome.
struct Search<'r, 'a> {
    residual: &'r mut Residual<'a>,
    facts: Vec<FactId>,
    /// For each of the facts: the guess takes it.
    taken: Vec<Bit>,
    /// What comes of a guess where the facts that it does not take are as in a refutation.
    refuted: Vec<Outcome>,
    guesses: Solver,
    refutations: Solver,
}

impl<'r, 'a> Search<'r, 'a> {
    fn new(residual: &'r mut Residual<'a>, facts: &[FactId], budget: Budget) -> Self {
        let taken = facts
            .iter()
            .map(|_| residual.encoder.circuit.input())
            .collect();
        Self {
            residual,
            facts: facts.to_vec(),
            taken,
            refuted: Vec::new(),
            guesses: Solver::new(budget),
            refutations: Solver::new(budget),
        }
    }

    /// Collects the smallest sets that could settle on an outcome, and at most one more than are listed; `None` where the budget ran out.
    fn smallest(&mut self, class: Class, sets: &mut Vec<Vec<FactId>>) -> Option<()> {
        let mut found = Vec::new();
        for size in 1..=self.facts.len() {
            while sets.len() <= MOST
                && let Some(taken) = self.settling(class, size, &found)?
            {
                sets.push(taken.iter().map(|&at| self.facts[at]).collect());
                let all = taken.iter().map(|&at| self.taken[at]);
                found.push(!self.residual.encoder.circuit.and(all));
            }
            if !sets.is_empty() {
                break;
            }
        }
        Some(())
    }

    /// Finds a set of so many facts that could settle on an outcome, other than those found; `Some(None)` where there is none.
    fn settling(&mut self, class: Class, size: usize, found: &[Bit]) -> Option<Option<Vec<usize>>> {
        let circuit = &mut self.residual.encoder.circuit;
        let enough = circuit.at_least(size, &self.taken);
        let too_many = circuit.at_least(size + 1, &self.taken);
        let mut bits = vec![enough, !too_many, stands(&self.residual.outcome, class)];
        bits.extend(found);
        for position in 0..self.refuted.len() {
            bits.push(self.withstands(class, position));
        }
        loop {
            let guess = match self.residual.ask(&mut self.guesses, &bits)? {
                Answer::Satisfiable(guess) => guess,
                Answer::Unsatisfiable => return Some(None),
                Answer::Inconclusive => return None,
            };
            let taken: Vec<usize> = (0..self.taken.len())
                .filter(|&at| guess.bit(self.taken[at]))
                .collect();
            let Some(refutation) = self.refutation(&taken, &guess)? else {
                return Some(Some(taken));
            };
            self.learn(&refutation);
            bits.push(self.withstands(class, self.refuted.len() - 1));
        }
    }

    /// Finds a completion that agrees with a guess on the facts that it takes and comes to another outcome.
    fn refutation(&mut self, taken: &[usize], guess: &Model) -> Option<Option<Model>> {
        let mut bits = vec![self.residual.differs_from(guess)];
        for &at in taken {
            let fact = &self.residual.facts[self.facts[at].index()];
            bits.extend(
                fact.bits()
                    .map(|bit| if guess.bit(bit) { bit } else { !bit }),
            );
        }
        match self.residual.ask(&mut self.refutations, &bits)? {
            Answer::Satisfiable(refutation) => Some(Some(refutation)),
            Answer::Unsatisfiable => Some(None),
            Answer::Inconclusive => None,
        }
    }

    /// Learns a refutation: every guess has to come to its outcome with the facts that it does not take as they are there.
    fn learn(&mut self, refutation: &Model) {
        let mut facts = self.residual.facts.clone();
        for (&fact, &taken) in self.facts.iter().zip(&self.taken) {
            let guessed = &self.residual.facts[fact.index()];
            let other = guessed.fixed(refutation);
            facts[fact.index()] = self.residual.encoder.select(taken, guessed, &other);
        }
        let outcome = self.residual.outcome_of(&facts, &self.facts);
        self.refuted.push(outcome);
    }

    /// The guess comes to the same outcome, which is of this class, with the facts that it does not take as in a refutation.
    fn withstands(&mut self, class: Class, position: usize) -> Bit {
        let refuted = &self.refuted[position];
        let differs = differs(&mut self.residual.encoder, &self.residual.outcome, refuted);
        let stands = stands(refuted, class);
        self.residual.encoder.circuit.and([stands, !differs])
    }
}

fn stands(outcome: &Outcome, class: Class) -> Bit {
    class.map_or(!outcome.governed, |finding| outcome.stands[finding.index()])
}
