//! What becomes of a slip in a presumption: whether a request that leaves the fact unstated comes to something else, or to other advice.
//! Two programs that differ in one presumption in; a fate out.

use super::judge::{Fate, survived};
use crate::compare::Shown;
use crate::coverage::result;
use crate::universe::Universe;
use pol_compiler::program::{FactId, NodeId, Presumption, Program};
use pol_interpreter::{Facts, Inspection};
use pol_solver::{Answer, Bit, Budget, Solver};
use pol_symbolic::{FactTerm, Term};

/// Looks for a request that hangs on the fact where it is left unstated: with the presumption, without it, or with another.
pub(super) fn fate(program: &Program, changed: &Program, fact: FactId, budget: Budget) -> Fate {
    let slip = Slip {
        program,
        changed,
        fact,
    };
    let mut universe = Universe::of(program);
    let (one, two) = (
        slip.value(&mut universe, program),
        slip.value(&mut universe, changed),
    );
    let free = universe.encoder.free(fact);
    let outcome = universe.hangs_on(
        fact,
        one.clone().unwrap_or_else(|| free.clone()),
        two.clone().unwrap_or_else(|| free.clone()),
    );
    let advice = match (one, two) {
        (Some(one), Some(two)) => other_advice(&mut universe, fact, one, two),
        (Some(value), None) | (None, Some(value)) => open_advice(&mut universe, fact, value, free),
        (None, None) => Bit::FALSE,
    };
    let when = slip.when().map(|when| universe.truth(when));
    let mut solver = Solver::new(budget);
    for bit in [outcome, advice] {
        let bits: Vec<Bit> = [bit].into_iter().chain(when).collect();
        match universe.ask(&mut solver, &bits) {
            Answer::Unsatisfiable => {}
            Answer::Inconclusive => return Fate::Unknown,
            Answer::Satisfiable(model) => {
                let mut request = universe.request(&model);
                request.withhold(fact);
                return slip.small(request).map_or(Fate::Unknown, survived);
            }
        }
    }
    Fate::Equivalent
}

/// A presumption changed.
struct Slip<'a> {
    program: &'a Program,
    changed: &'a Program,
    fact: FactId,
}

impl Slip<'_> {
    fn presumed<'a>(&self, program: &'a Program) -> Option<&'a Presumption> {
        program.facts[self.fact.index()].presumed.as_ref()
    }

    fn value(&self, universe: &mut Universe<'_>, program: &Program) -> Option<FactTerm> {
        let presumption = self.presumed(program)?;
        Some(universe.encoder.known(self.fact, &presumption.value))
    }

    fn when(&self) -> Option<NodeId> {
        let presumption = self.presumed(self.program);
        presumption.or_else(|| self.presumed(self.changed))?.when
    }

    /// Makes a request small while the two differ; what is quick to see is tried first.
    fn small(&self, request: Facts) -> Option<Shown> {
        let apart = |request: &Facts| {
            request.get(self.fact).is_none()
                && result(self.program, request) != result(self.changed, request)
        };
        let quickly = |request: &Facts| {
            let decides = |program| Inspection::new(program, request).decision().is_some();
            (decides(self.program) || decides(self.changed)) && apart(request)
        };
        let small = crate::witness::smallest(self.program, request.clone(), quickly);
        let request = small.or_else(|| apart(&request).then_some(request))?;
        Some(Shown {
            old: request.clone(),
            new: request,
        })
    }
}

/// Tells for which requests two values of a fact come with different advice.
fn other_advice(universe: &mut Universe<'_>, fact: FactId, one: FactTerm, two: FactTerm) -> Bit {
    let (one, two) = (
        conditions(universe, fact, one),
        conditions(universe, fact, two),
    );
    let circuit = &mut universe.encoder.circuit;
    let mut bits = Vec::new();
    for (one, two) in one.into_iter().zip(two) {
        let (one, two) = (circuit.and([one.0, !one.1]), circuit.and([two.0, !two.1]));
        bits.push(circuit.xor(one, two));
    }
    let differs = circuit.or(bits);
    governed(universe, differs)
}

/// Tells for which requests a value of a fact comes with other advice than its being unknown: advice is given where its condition
/// is known to hold, and withheld where its `unless` is.
fn open_advice(universe: &mut Universe<'_>, fact: FactId, value: FactTerm, free: FactTerm) -> Bit {
    let (known, other) = (
        conditions(universe, fact, value),
        conditions(universe, fact, free),
    );
    let circuit = &mut universe.encoder.circuit;
    let mut bits = Vec::new();
    for (known, other) in known.into_iter().zip(other) {
        bits.push(circuit.and([known.0, !known.1, !other.0]));
        bits.push(circuit.and([known.0, known.1, other.0, !other.1]));
    }
    let differs = circuit.or(bits);
    governed(universe, differs)
}

fn governed(universe: &mut Universe<'_>, differs: Bit) -> Bit {
    let governed = universe.outcome.governed;
    universe.encoder.circuit.and([governed, differs])
}

/// Gives for each advisory, with a value of a fact: its condition, and its `unless`.
fn conditions(universe: &mut Universe<'_>, fact: FactId, value: FactTerm) -> Vec<(Bit, Bit)> {
    let mut facts = universe.facts.clone();
    facts[fact.index()] = value;
    let nodes: Vec<Term> = universe
        .encoder
        .nodes_again(&facts, &universe.nodes, &[fact]);
    let advisories = universe.program.advisories.iter();
    let truth = |id: NodeId| nodes[id.index()].truth();
    advisories
        .map(|it| (truth(it.condition), it.unless.map_or(Bit::FALSE, truth)))
        .collect()
}
