//! What went wrong in the prototype of the exact analysis, each as a test that it does not come back.
//! Small cases of the first three stand in `brute_force.rs`: a core that is told, equal answers to equal questions, the pigeonhole.

#![expect(clippy::unwrap_used, reason = "tests")]

mod formula;

use formula::{Dice, Formula, Inputs, World, bits};
use pol_solver::{Answer, Bit, Budget, Circuit, Model, Solver};

/// A circuit of some random formulas.
struct Family {
    circuit: Circuit,
    inputs: Inputs,
    formulas: Vec<Formula>,
    bits: Vec<Bit>,
}

impl Family {
    fn random(seed: u64) -> Self {
        let mut dice = Dice(seed * 2 + 1);
        let many = 2 + dice.below(7);
        let formulas: Vec<Formula> = (0..many).map(|_| Formula::random(&mut dice, 2)).collect();
        let mut circuit = Circuit::new();
        let inputs = Inputs::new(&mut circuit);
        let bits = bits(&formulas, &mut circuit, &inputs);
        Self {
            circuit,
            inputs,
            formulas,
            bits,
        }
    }

    fn all() -> impl Iterator<Item = Self> {
        (0..1_500).map(Self::random)
    }

    fn solver() -> Solver {
        Solver::new(Budget::default())
    }

    /// Finds out by trying all worlds whether these bits can hold together.
    fn possible(&self, wanted: &[Bit]) -> bool {
        World::all().iter().any(|world| self.holds(wanted, world))
    }

    fn holds(&self, wanted: &[Bit], world: &World) -> bool {
        let mut together = self.bits.iter().zip(&self.formulas);
        together.all(|(bit, formula)| {
            (!wanted.contains(bit) || formula.holds(world))
                && (!wanted.contains(&!*bit) || !formula.holds(world))
        })
    }
}

fn model(answer: Answer) -> Option<Model> {
    match answer {
        Answer::Satisfiable(model) => Some(model),
        Answer::Unsatisfiable => None,
        Answer::Inconclusive => unreachable!("these are small"),
    }
}

/// The first: the library's own core holds negated literals, so that explanations came out empty.
#[test]
fn a_core_cannot_hold_and_nothing_of_it_can_be_left_out() {
    let mut cores = 0;
    for family in Family::all() {
        let core = Family::solver().core(&family.circuit, &family.bits);
        assert_eq!(core.is_none(), family.possible(&family.bits));
        let Some(core) = core else { continue };
        cores += 1;
        assert!(!core.is_empty(), "the inputs contradict nothing");
        assert!(core.iter().all(|bit| family.bits.contains(bit)));
        assert!(!family.possible(&core), "{core:?} can hold");
        for position in 0..core.len() {
            let mut without = core.clone();
            without.remove(position);
            let again = Family::solver().solve(&family.circuit, &without);
            assert!(model(again).is_some(), "{core:?} is too long");
            assert!(family.possible(&without), "{core:?} is too long");
        }
    }
    assert!(cores > 300, "{cores} of them contradict themselves");
}

#[test]
fn only_a_circuit_that_contradicts_itself_has_an_empty_core() {
    let mut circuit = Circuit::new();
    let (a, b) = (circuit.input(), circuit.input());
    let either = circuit.or([a, b]);
    circuit.constrain(either);
    let mut solver = Solver::new(Budget::default());
    assert_eq!(solver.core(&circuit, &[!a, !b]), Some(vec![!a, !b]));
    circuit.constrain(!a);
    assert_eq!(solver.core(&circuit, &[!a, !b]), Some(vec![!b]));
    circuit.constrain(!b);
    assert_eq!(solver.core(&circuit, &[a, b]), Some(vec![]));
}

/// The second: two runs gave two different smallest witnesses.
#[test]
fn the_least_model_is_the_least_of_all_worlds() {
    for family in Family::all() {
        let wanted = &family.bits[..2];
        let order = family.inputs.order();
        let least = || model(Family::solver().least(&family.circuit, wanted, &order));
        let found = least();
        assert_eq!(found, least(), "a second run finds another");
        let worlds = World::all().into_iter();
        let expected = worlds
            .filter(|world| family.holds(wanted, world))
            .map(|world| world.order())
            .min();
        let found: Option<Vec<bool>> =
            found.map(|model| order.iter().map(|&bit| model.bit(bit)).collect());
        assert_eq!(found, expected, "{:?}", &family.formulas[..2]);
    }
}

#[test]
fn two_runs_meet_the_same_models_and_conflicts() {
    let run = |seed| {
        let family = Family::random(seed);
        let mut solver = Family::solver();
        let answers: Vec<Option<Model>> = family
            .bits
            .iter()
            .flat_map(|&bit| [bit, !bit])
            .map(|bit| model(solver.solve(&family.circuit, &[bit])))
            .collect();
        (answers, solver.conflicts())
    };
    for seed in 0..300 {
        assert_eq!(run(seed), run(seed));
    }
}

/// So many pigeons do not fit into one hole fewer.
fn pigeonhole(circuit: &mut Circuit, pigeons: usize) -> Vec<Bit> {
    let holes = pigeons - 1;
    let sits: Vec<Vec<Bit>> = (0..pigeons)
        .map(|_| (0..holes).map(|_| circuit.input()).collect())
        .collect();
    let mut all: Vec<Bit> = sits
        .iter()
        .map(|pigeon| circuit.or(pigeon.iter().copied()))
        .collect();
    for hole in 0..holes {
        let here: Vec<Bit> = sits.iter().map(|pigeon| pigeon[hole]).collect();
        all.push(!circuit.at_least(2, &here));
    }
    all
}

/// The third: the pigeonhole as one rule over 110 yes/no facts did not come to an end.
#[test]
fn a_rule_of_110_facts_exhausts_the_budget_and_says_so() {
    let mut circuit = Circuit::new();
    let all = pigeonhole(&mut circuit, 11);
    let rule = circuit.and(all.iter().copied());
    let budget = Budget::default();
    let mut solver = Solver::new(budget);
    assert!(matches!(
        solver.solve(&circuit, &[rule]),
        Answer::Inconclusive
    ));
    let spent = solver.conflicts();
    assert!(spent >= budget.conflicts, "{spent} conflicts are fewer");
    assert!(spent < budget.conflicts + 1_000, "{spent} conflicts");
    let mut solver = Solver::new(Budget { conflicts: 300 });
    assert!(matches!(
        solver.least(&circuit, &[rule], &all),
        Answer::Inconclusive
    ));
    let mut solver = Solver::new(Budget { conflicts: 300 });
    assert_eq!(solver.core(&circuit, &all), None, "no core is claimed");
}

/// What a budget is enough for is told: six pigeons do not fit, and every part of the question is needed to say so.
#[test]
fn a_few_pigeons_are_refuted_within_the_budget() {
    let mut circuit = Circuit::new();
    let all = pigeonhole(&mut circuit, 6);
    let mut solver = Solver::new(Budget::default());
    assert!(matches!(
        solver.solve(&circuit, &all),
        Answer::Unsatisfiable
    ));
    assert!(solver.conflicts() <= Budget::default().conflicts);
    let core = Solver::new(Budget::default()).core(&circuit, &all);
    assert_eq!(core.unwrap().len(), all.len(), "each of them is needed");
}

/// The fourth: one solver for all questions was slower; many must then say the same as one.
#[test]
fn a_solver_each_says_the_same_as_one_for_all() {
    for family in Family::all() {
        let mut shared = Family::solver();
        for (position, &bit) in family.bits.iter().enumerate() {
            for wanted in [vec![bit], vec![!bit], family.bits[..=position].to_vec()] {
                let together = model(shared.solve(&family.circuit, &wanted));
                let alone = model(Family::solver().solve(&family.circuit, &wanted));
                assert_eq!(together.is_some(), alone.is_some());
                assert_eq!(alone.is_some(), family.possible(&wanted));
            }
        }
    }
}

/// What is constrained later holds in later questions to the same solver, and not before.
#[test]
fn a_solver_follows_a_circuit_that_grows() {
    for seed in 0..300 {
        let mut family = Family::random(seed);
        let mut solver = Family::solver();
        let mut constrained: Vec<Bit> = Vec::new();
        for &bit in &family.bits.clone() {
            let wanted = [constrained.clone(), vec![bit]].concat();
            let found = model(solver.solve(&family.circuit, &[bit]));
            assert_eq!(found.is_some(), family.possible(&wanted));
            family.circuit.constrain(!bit);
            constrained.push(!bit);
        }
        let found = model(solver.solve(&family.circuit, &[]));
        assert_eq!(found.is_some(), family.possible(&constrained));
    }
}

/// The fifth: a witness that does not replay is a defect of ours.
#[test]
fn every_model_holds_when_evaluated_plainly() {
    let mut models = 0;
    for family in Family::all() {
        let mut solver = Family::solver();
        for wanted in [&family.bits[..1], &family.bits[..2], &family.bits] {
            let Some(model) = model(solver.solve(&family.circuit, wanted)) else {
                continue;
            };
            models += 1;
            let world = family.inputs.world(&model);
            assert!(World::all().contains(&world), "{world:?} is no world");
            assert!(family.holds(wanted, &world), "{world:?} is no witness");
            for (&bit, formula) in family.bits.iter().zip(&family.formulas) {
                assert_eq!(model.bit(bit), formula.holds(&world), "{formula:?}");
            }
        }
    }
    assert!(models > 1_000, "{models} of the questions have a model");
}
