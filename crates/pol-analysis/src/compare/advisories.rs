//! What changes in the advisories that are given to requests that both revisions govern or one of them.

use super::joint::Joint;
use super::region::{Region, Words};
use super::shown::{self, Shown};
use pol_compiler::program::{Advisory, Program};
use pol_interpreter::{Facts, Inspection};
use pol_solver::{Answer, Bit, Budget, Solver};

/// An advisory that is given to other requests than before.
#[derive(Debug)]
pub struct AdvisoryChange {
    /// Its name.
    pub advisory: String,
    /// Whether it is newly given; else it is no longer.
    pub newly: bool,
    /// For which requests.
    pub region: Region,
    /// A smallest request that shows it.
    pub shown: Shown,
}

/// Gives the advisories that are newly given, then those that no longer are; an advisory of another name is another one.
pub(crate) fn changes(
    joint: &mut Joint<'_>,
    words: &mut Option<Words>,
    budget: Budget,
    not_analysed: &mut Vec<String>,
) -> Vec<AdvisoryChange> {
    let (before, after) = given(joint);
    let names = joint.new.program.advisories.iter().map(|it| &it.name);
    let gone = joint.old.program.advisories.iter().map(|it| &it.name);
    let mut names: Vec<&String> = names.chain(gone).collect();
    let mut seen = std::collections::HashSet::new();
    names.retain(|name| seen.insert(name.as_str()));
    let mut bit = |list: &[(&Advisory, Bit)], name: &str| {
        let versions = list.iter().filter(|(advisory, _)| advisory.name == name);
        let bits: Vec<Bit> = versions.map(|(_, bit)| *bit).collect();
        joint.circuit().or(bits)
    };
    let given: Vec<(&String, Bit, Bit)> = names
        .into_iter()
        .map(|name| (name, bit(&before, name), bit(&after, name)))
        .collect();
    let mut solver = Solver::new(budget);
    let mut changes = Vec::new();
    for newly in [true, false] {
        for &(name, old, new) in &given {
            let (without, with) = if newly { (old, new) } else { (new, old) };
            let word = if newly { "newly" } else { "no longer" };
            match joint.new.ask(&mut solver, &[with, !without]) {
                Answer::Unsatisfiable => {}
                Answer::Inconclusive => {
                    not_analysed.push(format!("whether advisory {name} is {word} given"));
                }
                Answer::Satisfiable(model) => {
                    let words = words.get_or_insert_with(|| Words::of(joint));
                    let changed = joint.circuit().and([with, !without]);
                    let region = words.tell(joint, budget, &[], changed);
                    let shows = |old: &Facts, new: &Facts| {
                        let given = (
                            is_given(joint.old.program, old, name),
                            is_given(joint.new.program, new, name),
                        );
                        given == (Some(!newly), Some(newly))
                    };
                    match shown::smallest(joint, &model, shows) {
                        Some(shown) => changes.push(AdvisoryChange {
                            advisory: name.clone(),
                            newly,
                            region,
                            shown,
                        }),
                        None => not_analysed.push(format!(
                            "a request that shows that advisory {name} is {word} given"
                        )),
                    }
                }
            }
        }
    }
    changes
}

type Given<'a> = Vec<(&'a Advisory, Bit)>;

fn given<'a>(joint: &mut Joint<'a>) -> (Given<'a>, Given<'a>) {
    let bits = |universe: &mut crate::universe::Universe<'a>| {
        let bits = universe.advisories();
        universe.program.advisories.iter().zip(bits).collect()
    };
    (joint.in_old(bits), bits(&mut joint.new))
}

/// Tells whether one of the versions of an advisory is given, if that is known.
fn is_given(program: &Program, facts: &Facts, name: &str) -> Option<bool> {
    let versions = program.advisories.iter().filter(|it| it.name == name);
    let given: Vec<_> = versions
        .map(|it| is_version_given(program, facts, it))
        .collect();
    if given.contains(&Some(true)) {
        return Some(true);
    }
    given.iter().all(|it| *it == Some(false)).then_some(false)
}

/// Tells whether an advisory is given, if that is known; where the policy is known not to govern, none is.
fn is_version_given(program: &Program, facts: &Facts, advisory: &Advisory) -> Option<bool> {
    let seen = Inspection::new(program, facts);
    let policy = &program.policy;
    let governs = policy.governs.iter().map(|it| it.condition);
    let conditions = governs
        .chain([policy.in_force.condition, advisory.condition])
        .map(|node| seen.condition(node))
        .chain(
            advisory
                .unless
                .map(|node| seen.condition(node).map(|it| !it)),
        );
    let conditions: Vec<Option<bool>> = conditions.collect();
    if conditions.contains(&Some(false)) {
        return Some(false);
    }
    conditions
        .into_iter()
        .all(|it| it == Some(true))
        .then_some(true)
}
