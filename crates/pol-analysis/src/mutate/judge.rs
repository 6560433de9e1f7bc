//! What becomes of a slip: an example notices it, it is proven to be none, or a request shows it that no example holds.

use super::patch::Patch;
use super::{Mutant, mutants, presumption};
use crate::compare::{Joint, Shown, pair, smallest_shown};
use crate::coverage::given;
use crate::parallel;
use crate::universe::Universe;
use pol_compiler::program::{Example, ExpectationKind, Program};
use pol_interpreter::{Disposition, Facts, Inspection, check_example};
use pol_solver::{Answer, Bit, Budget, Solver};
use pol_symbolic::differs;

/// What becomes of a slip.
#[derive(Debug)]
pub enum Fate {
    /// An example notices: the first that does, by position.
    Noticed {
        /// The position of the example.
        example: usize,
    },
    /// No request tells the two apart.
    Equivalent,
    /// No example notices, and this request would.
    Survived {
        /// The request: as it is decided without the slip, and with it.
        shown: Box<Shown>,
    },
    /// No example notices, and the budget ran out before it was known whether any request would.
    Unknown,
}

/// A slip and what becomes of it.
#[derive(Debug)]
pub struct MutantReport {
    /// The slip.
    pub mutant: Mutant,
    /// What becomes of it.
    pub fate: Fate,
}

/// Judges every slip of a program by its examples; the budget is that of one slip.
pub fn judge(program: &Program, budget: Budget) -> Vec<MutantReport> {
    judge_each(program, mutants(program), budget, &|| {})
}

/// Judges some slips, on several threads, in their order; `done` is called after each.
pub fn judge_each(
    program: &Program,
    mutants: Vec<Mutant>,
    budget: Budget,
    done: &(dyn Fn() + Sync),
) -> Vec<MutantReport> {
    let examples = program.examples.iter().enumerate();
    let examples: Vec<(usize, Facts, &Example)> = examples
        .map(|(position, example)| (position, Facts::of_example(program, example), example))
        .collect();
    let fates = parallel::map(&mutants, |mutant| {
        let fate = fate(program, mutant, &examples, budget);
        done();
        fate
    });
    let reports = mutants.into_iter().zip(fates);
    reports
        .map(|(mutant, fate)| MutantReport { mutant, fate })
        .collect()
}

fn fate(
    program: &Program,
    mutant: &Mutant,
    examples: &[(usize, Facts, &Example)],
    budget: Budget,
) -> Fate {
    let changed = mutant.program(program);
    if let Some(example) = noticed_by(&changed, examples) {
        return Fate::Noticed { example };
    }
    if let Patch::Presumed(fact, _) = &mutant.patch {
        presumption::fate(program, &changed, *fact, budget)
    } else {
        of_outcome(program, &changed, budget)
    }
}

/// Gives the first example that fails plainly, by its decision or its advisories, which is quick to see; or else the first that
/// fails in anything else that it expects.
fn noticed_by(changed: &Program, examples: &[(usize, Facts, &Example)]) -> Option<usize> {
    let plainly = |(_, facts, example): &&(usize, Facts, &Example)| {
        let seen = Inspection::new(changed, facts);
        let mut expected = example.expect.iter();
        expected.any(|it| contradicts(changed, &it.kind, &seen))
    };
    let fails = |(.., example): &&(usize, Facts, &Example)| {
        !is_plain(changed, example) && !check_example(changed, example).is_empty()
    };
    let mut all = examples.iter();
    let noticed = all.find(plainly).or_else(|| examples.iter().find(fails));
    noticed.map(|(position, ..)| *position)
}

/// Tells whether an example is fully judged by its decision and its advisories.
fn is_plain(changed: &Program, example: &Example) -> bool {
    let decided = || {
        Inspection::new(changed, &Facts::of_example(changed, example))
            .decision()
            .is_some()
    };
    let plain = |it: &ExpectationKind| match it {
        ExpectationKind::Finding { .. }
        | ExpectationKind::NotGoverned
        | ExpectationKind::Advisories(_) => true,
        ExpectationKind::InformationNeeded
        | ExpectationKind::Missing(_)
        | ExpectationKind::Reasons(_)
        | ExpectationKind::Clauses(_)
        | ExpectationKind::Presumed(_) => false,
    };
    example.expect.iter().all(|it| plain(&it.kind)) && decided()
}

/// Tells whether an expectation fails by what is seen quickly; what is not seen so is left open.
fn contradicts(program: &Program, expected: &ExpectationKind, seen: &Inspection<'_>) -> bool {
    let Some(decision) = seen.decision() else {
        return false;
    };
    match expected {
        ExpectationKind::Finding { finding, releasing } => {
            let name = &program.findings[finding.index()].name;
            let amount = decision.released.map(|it| it.amount.0);
            decision.finding.as_ref() != Some(name) || releasing.is_some() && *releasing != amount
        }
        ExpectationKind::NotGoverned => decision.finding.is_some(),
        ExpectationKind::InformationNeeded => true,
        ExpectationKind::Missing(missing) => !missing.is_empty(),
        ExpectationKind::Advisories(advisories) => {
            let given = given(program, seen, &decision);
            advisories
                .iter()
                .any(|it| !given.get(it.index()).is_some_and(|given| *given))
                || given.iter().filter(|given| **given).count() != advisories.len()
        }
        ExpectationKind::Reasons(_)
        | ExpectationKind::Clauses(_)
        | ExpectationKind::Presumed(_) => false,
    }
}

/// Looks for a complete request that comes to another outcome or other advisories.
fn of_outcome(program: &Program, changed: &Program, budget: Budget) -> Fate {
    let mut joint = Joint::of(program, changed, pair(program, changed));
    let before = joint.old.outcome.clone();
    let outcome = differs(&mut joint.new.encoder, &joint.new.outcome, &before);
    let advisories = advisories(&mut joint);
    let mut solver = Solver::new(budget);
    for (bit, by_advisories) in [(outcome, false), (advisories, true)] {
        match joint.new.ask(&mut solver, &[bit]) {
            Answer::Unsatisfiable => {}
            Answer::Inconclusive => return Fate::Unknown,
            Answer::Satisfiable(model) => {
                let apart = |old: &Facts, new: &Facts| {
                    tells_apart(program, old, changed, new, by_advisories)
                };
                return smallest_shown(&joint, &model, apart).map_or(Fate::Unknown, survived);
            }
        }
    }
    Fate::Equivalent
}

pub(super) fn survived(shown: Shown) -> Fate {
    Fate::Survived {
        shown: Box::new(shown),
    }
}

fn advisories(joint: &mut Joint<'_>) -> Bit {
    let (before, after) = (joint.in_old(Universe::advisories), joint.new.advisories());
    let pairs = before.into_iter().zip(after);
    let bits: Vec<Bit> = pairs
        .map(|(before, after)| joint.circuit().xor(before, after))
        .collect();
    joint.circuit().or(bits)
}

fn tells_apart(
    program: &Program,
    old: &Facts,
    changed: &Program,
    new: &Facts,
    by_advisories: bool,
) -> bool {
    let (before, after) = (Inspection::new(program, old), Inspection::new(changed, new));
    let (Some(decision), Some(other)) = (before.decision(), after.decision()) else {
        return false;
    };
    if !by_advisories {
        return decision != other;
    }
    if decision != other || decision.disposition == Disposition::NotGoverned {
        return false;
    }
    let given = |seen: &Inspection<'_>, program: &Program| -> Vec<Option<bool>> {
        let advisories = program.advisories.iter();
        advisories
            .map(|it| {
                let unless = it
                    .unless
                    .map_or(Some(false), |unless| seen.condition(unless));
                Some(seen.condition(it.condition)? && !unless?)
            })
            .collect()
    };
    let (one, two) = (given(&before, program), given(&after, changed));
    one.iter()
        .zip(&two)
        .any(|pair| matches!(pair, (Some(one), Some(two)) if one != two))
}
