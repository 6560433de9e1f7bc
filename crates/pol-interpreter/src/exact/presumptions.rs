//! The presumptions that mattered: those in an assignment of other values that changes the outcome while no proper part of it does.
//! Takes the known facts, presumed ones included; gives the presumed facts that mattered, found by guess and refutation.

use super::residual::Residual;
use super::trials;
use crate::evaluate::Run;
use pol_compiler::program::FactId;
use pol_solver::{Answer, Bit, Budget, Model, Solver};
use pol_symbolic::{FactTerm, Outcome, differs};
use std::collections::BTreeSet;

/// Gives those of the presumed facts that mattered, in declared order; `None` where that was not found out.
pub(crate) fn that_mattered(
    run: &Run<'_>,
    presumed: &[FactId],
    budget: Budget,
) -> Option<Vec<FactId>> {
    let mut search = Search::new(run, presumed, budget);
    let mut mattered = search.alone();
    for &fact in presumed {
        if !mattered.contains(&fact)
            && let Some(assignment) = search.minimal_with(fact)?
        {
            mattered.extend(assignment);
        }
    }
    Some(mattered.into_iter().collect())
}

/// The facts with the unknown ones at some value.
type Completion = Vec<FactTerm>;

/// The search for minimal assignments.
struct Search<'a> {
    residual: Residual<'a>,
    presumed: Vec<FactId>,
    /// The presumed facts, free.
    free: Vec<FactTerm>,
    /// For each presumed fact: its free value is another one.
    other: Vec<Bit>,
    /// The outcome with the presumed facts free differs from that with the presumptions.
    changes: Bit,
    /// What was learnt of assignments that are not minimal.
    learnt: Vec<Bit>,
    solver: Solver,
    budget: Budget,
}

impl<'a> Search<'a> {
    fn new(run: &Run<'a>, presumed: &[FactId], budget: Budget) -> Self {
        let mut residual = Residual::of(run, budget);
        let free: Vec<FactTerm> = presumed
            .iter()
            .map(|&fact| residual.encoder.free(fact))
            .collect();
        let mut facts = residual.facts.clone();
        let mut other = Vec::with_capacity(presumed.len());
        for (&fact, free) in presumed.iter().zip(&free) {
            other.push(residual.encoder.unequal(&facts[fact.index()], free));
            facts[fact.index()] = free.clone();
        }
        let outcome = residual.outcome_of(&facts, presumed);
        let base = residual.outcome.clone();
        let changes = differs(&mut residual.encoder, &base, &outcome);
        let solver = Solver::new(budget);
        Self {
            residual,
            presumed: presumed.to_vec(),
            free,
            other,
            changes,
            learnt: Vec::new(),
            solver,
            budget,
        }
    }

    /// Gives facts of which another value alone was seen to change the outcome: such an assignment is minimal.
    fn alone(&mut self) -> BTreeSet<FactId> {
        let constant = |fact: &FactId| self.residual.facts[fact.index()].clone();
        let terms = self.presumed.iter().zip(&self.free);
        let presumed: Vec<(FactId, FactTerm, &FactTerm)> = terms
            .map(|(fact, free)| (*fact, constant(fact), free))
            .collect();
        let seen = trials::change_alone(&self.residual, &presumed, self.changes);
        let alone: Vec<usize> = (0..seen.len()).filter(|&at| seen[at]).collect();
        for &position in &alone {
            self.learn_yes_no(&[position]);
        }
        alone.into_iter().map(|at| self.presumed[at]).collect()
    }

    /// Finds a minimal assignment that has the fact in it; `Some(None)` where there is none.
    fn minimal_with(&mut self, fact: FactId) -> Option<Option<Vec<FactId>>> {
        let position = self
            .presumed
            .iter()
            .position(|&presumed| presumed == fact)?;
        loop {
            let mut bits = vec![self.changes, self.other[position]];
            bits.extend(&self.learnt);
            let model = match self.residual.ask(&mut self.solver, &bits)? {
                Answer::Satisfiable(model) => model,
                Answer::Unsatisfiable => return Some(None),
                Answer::Inconclusive => return None,
            };
            let (minimal, completion) = self.minimal_part(&model)?;
            if minimal.contains(&position) {
                let facts = minimal.into_iter().map(|position| self.presumed[position]);
                return Some(Some(facts.collect()));
            }
            if !self.learn_yes_no(&minimal) {
                self.learn(&minimal, &completion);
            }
        }
    }

    /// Takes facts out of the assignment of a model while what is left still changes the outcome;
    /// gives with it a completion of the unknown facts for which it does.
    fn minimal_part(&mut self, model: &Model) -> Option<(Vec<usize>, Completion)> {
        let changed = |at: &usize| model.bit(self.other[*at]);
        let mut part: Vec<usize> = (0..self.presumed.len()).filter(changed).collect();
        let mut completion = self.residual.completion(model);
        while let Some((smaller, found)) = self.smaller_part(&part, model)? {
            (part, completion) = (smaller, self.residual.completion(&found));
        }
        Some((part, completion))
    }

    /// Finds a proper part of an assignment that changes the outcome; `Some(None)` where there is none.
    fn smaller_part(
        &mut self,
        part: &[usize],
        model: &Model,
    ) -> Option<Option<(Vec<usize>, Model)>> {
        if part.len() == 1 {
            return Some(None);
        }
        let mut facts = self.residual.facts.clone();
        let mut taken = Vec::with_capacity(part.len());
        for &position in part {
            let fact = self.presumed[position].index();
            let value = self.free[position].fixed(model);
            let take = self.residual.encoder.circuit.input();
            facts[fact] = self.residual.encoder.select(take, &value, &facts[fact]);
            taken.push(take);
        }
        let changed: Vec<FactId> = part
            .iter()
            .map(|&position| self.presumed[position])
            .collect();
        let changes = self.differs_with(&facts, &changed);
        let all = self.residual.encoder.circuit.and(taken.iter().copied());
        let mut solver = Solver::new(self.budget);
        let found = match self.residual.ask(&mut solver, &[changes, !all])? {
            Answer::Satisfiable(found) => found,
            Answer::Unsatisfiable => return Some(None),
            Answer::Inconclusive => return None,
        };
        let smaller = part
            .iter()
            .zip(&taken)
            .filter(|(_, take)| found.bit(**take));
        let smaller = smaller.map(|(&position, _)| position).collect();
        Some(Some((smaller, found)))
    }

    /// Learns, of facts that have but one other value each, that an assignment with more than this part in it is not minimal;
    /// tells whether they are of that kind.
    fn learn_yes_no(&mut self, part: &[usize]) -> bool {
        let yes_no = |at: &usize| matches!(self.free[*at], FactTerm::YesNo(_));
        if !part.iter().all(yes_no) {
            return false;
        }
        let more = self.beyond(part);
        let circuit = &mut self.residual.encoder.circuit;
        let all = circuit.and(part.iter().map(|&at| self.other[at]));
        self.learnt.push(!circuit.and([all, more]));
        true
    }

    /// The assignment has more in it than this part.
    fn beyond(&mut self, part: &[usize]) -> Bit {
        let others = (0..self.presumed.len()).filter(|at| !part.contains(at));
        let others = others.map(|at| self.other[at]);
        self.residual.encoder.circuit.or(others)
    }

    /// Learns that an assignment with more than this part in it is minimal only if the part alone changes nothing,
    /// at least for this completion of the unknown facts.
    fn learn(&mut self, part: &[usize], completion: &Completion) {
        let mut facts = completion.clone();
        let unknown: Vec<FactId> = self.residual.unknown();
        let base = self.residual.outcome_of(&facts, &unknown);
        for &position in part {
            facts[self.presumed[position].index()] = self.free[position].clone();
        }
        let changed: Vec<FactId> = unknown
            .into_iter()
            .chain(part.iter().map(|&position| self.presumed[position]))
            .collect();
        let outcome = self.residual.outcome_of(&facts, &changed);
        let changes = differs(&mut self.residual.encoder, &base, &outcome);
        let more = self.beyond(part);
        let both = self.residual.encoder.circuit.and([more, changes]);
        self.learnt.push(!both);
    }

    fn differs_with(&mut self, facts: &[FactTerm], changed: &[FactId]) -> Bit {
        let outcome: Outcome = self.residual.outcome_of(facts, changed);
        let base = self.residual.outcome.clone();
        differs(&mut self.residual.encoder, &base, &outcome)
    }
}
