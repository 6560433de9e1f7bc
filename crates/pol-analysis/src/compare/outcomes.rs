//! What changes in the outcome of requests: a kind of change for each pair of outcomes, its region and a smallest request.

use super::class::{Class, Direction, classes, direction};
use super::independent;
use super::joint::Joint;
use super::region::{Region, Words};
use super::shown::{self, Shown};
use pol_interpreter::{Decision, Disposition, Facts, Inspection};
use pol_solver::{Answer, Bit, Budget, Integer, Model, Solver};

/// A kind of change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// Another outcome.
    Outcome {
        /// Before.
        from: Class,
        /// Now.
        to: Class,
    },
    /// A part was released and is, and it is less.
    ReleasesLess {
        /// The finding.
        finding: String,
    },
    /// A part was released and is, and it is more.
    ReleasesMore {
        /// The finding.
        finding: String,
    },
}

/// A kind of change in the outcome of requests.
#[derive(Debug)]
pub struct Change {
    /// What changes.
    pub kind: ChangeKind,
    /// Which way.
    pub direction: Direction,
    /// Where: among the requests that came to the outcome before and now come to it still or to the other,
    /// what singles those out that come to the other.
    pub region: Region,
    /// A smallest request that shows it.
    pub shown: Shown,
}

/// A kind of change, and what must hold for it.
struct Candidate {
    kind: ChangeKind,
    direction: Direction,
    /// The outcome before.
    before: Bit,
    /// The outcome now, in its difference.
    after: Bit,
    /// The outcome now, where it is as before.
    unchanged: Bit,
}

/// Gives every kind of change, tighter ones first, and of these such as touch a release; what runs out of its budget is named.
pub(crate) fn changes(
    joint: &mut Joint<'_>,
    words: &mut Option<Words>,
    budget: Budget,
    not_analysed: &mut Vec<String>,
) -> Vec<Change> {
    let candidates = candidates(joint);
    let mut solver = Solver::new(budget);
    let mut changes = Vec::new();
    for candidate in candidates {
        let bits = [candidate.before, candidate.after];
        match independent::find(joint, &mut solver, &bits, budget) {
            Answer::Unsatisfiable => {}
            Answer::Inconclusive => {
                not_analysed.push(format!("whether {} anywhere", name(&candidate.kind)));
            }
            Answer::Satisfiable(model) => {
                let words = words.get_or_insert_with(|| Words::of(joint));
                match change(joint, words, budget, candidate, &model) {
                    Ok(change) => changes.push(change),
                    Err(kind) => {
                        not_analysed.push(format!("a request that shows that {}", name(&kind)))
                    }
                }
            }
        }
    }
    changes.sort_by_key(|change| (change.direction, !touches_release(&change.kind)));
    changes
}

/// What is released, or was, weighs most.
fn touches_release(kind: &ChangeKind) -> bool {
    let releases = |class: &Class| match class {
        Class::Part(_) | Class::Whole(_) => true,
        Class::NotGoverned | Class::Adverse(_) | Class::Review(_) => false,
    };
    match kind {
        ChangeKind::Outcome { from, to } => releases(from) || releases(to),
        ChangeKind::ReleasesLess { .. } | ChangeKind::ReleasesMore { .. } => true,
    }
}

/// Says a kind of change: `met becomes refer`.
pub(crate) fn name(kind: &ChangeKind) -> String {
    let class = |class: &Class| match class {
        Class::NotGoverned => String::from("not governed"),
        Class::Part(name) => format!("{name} in part"),
        Class::Adverse(name) | Class::Review(name) | Class::Whole(name) => name.clone(),
    };
    match kind {
        ChangeKind::Outcome { from, to } => format!("{} becomes {}", class(from), class(to)),
        ChangeKind::ReleasesLess { finding } => format!("{finding} releases less"),
        ChangeKind::ReleasesMore { finding } => format!("{finding} releases more"),
    }
}

fn candidates(joint: &mut Joint<'_>) -> Vec<Candidate> {
    let before = joint.in_old(classes);
    let after = classes(&mut joint.new);
    let mut candidates = Vec::new();
    for (from, old) in &before {
        let same = after.iter().find(|(class, _)| class == from);
        let unchanged = same.map_or(Bit::FALSE, |(_, bit)| *bit);
        for (to, new) in &after {
            if from != to {
                candidates.push(Candidate {
                    direction: direction(from, to, joint.old.program, joint.new.program),
                    kind: ChangeKind::Outcome {
                        from: from.clone(),
                        to: to.clone(),
                    },
                    before: *old,
                    after: *new,
                    unchanged,
                });
            } else if let Class::Part(finding) = from {
                candidates.extend(amounts(joint, finding, *old, *new));
            }
        }
    }
    candidates
}

/// A part before and a part now, less or more of it.
fn amounts(joint: &mut Joint<'_>, finding: &str, old: Bit, new: Bit) -> [Candidate; 2] {
    let released = |universe: &crate::universe::Universe<'_>| {
        let mut findings = universe.program.findings.iter();
        let position = findings.position(|it| it.name == finding);
        position.and_then(|position| universe.outcome.released[position].clone())
    };
    let (before, after) = (released(&joint.old), released(&joint.new));
    let circuit = joint.circuit();
    let (left, right) = match (before, after) {
        (Some(before), Some(after)) => {
            let (left, right, _) = before.amount.aligned(circuit, &after.amount);
            (left, right)
        }
        _ => (Integer::constant(0), Integer::constant(0)),
    };
    let no_less = left.at_most(circuit, &right);
    let no_more = right.at_most(circuit, &left);
    let less = circuit.and([new, !no_less]);
    let more = circuit.and([new, !no_more]);
    let finding = finding.to_owned();
    [
        Candidate {
            kind: ChangeKind::ReleasesLess {
                finding: finding.clone(),
            },
            direction: Direction::Tighter,
            before: old,
            after: less,
            unchanged: new,
        },
        Candidate {
            kind: ChangeKind::ReleasesMore { finding },
            direction: Direction::Looser,
            before: old,
            after: more,
            unchanged: new,
        },
    ]
}

fn change(
    joint: &mut Joint<'_>,
    words: &Words,
    budget: Budget,
    candidate: Candidate,
    model: &Model,
) -> Result<Change, ChangeKind> {
    let either = [candidate.after, candidate.unchanged];
    let either = joint.circuit().or(either);
    let background = [candidate.before, either];
    let region = words.tell(joint, budget, &background, candidate.after);
    let shows = |old: &Facts, new: &Facts| {
        let decided = |program, facts| Inspection::new(program, facts).decision();
        let before = decided(joint.old.program, old);
        let after = decided(joint.new.program, new);
        matches!((before, after), (Some(before), Some(after)) if is_of(&candidate.kind, &before, &after))
    };
    let Some(shown) = shown::smallest(joint, model, shows) else {
        return Err(candidate.kind);
    };
    Ok(Change {
        kind: candidate.kind,
        direction: candidate.direction,
        region,
        shown,
    })
}

/// Tells whether two decisions differ in this way.
fn is_of(kind: &ChangeKind, before: &Decision, after: &Decision) -> bool {
    let amounts = || {
        Some((
            before.released.as_ref()?.amount.0,
            after.released.as_ref()?.amount.0,
        ))
    };
    let parts = is_part(before) && is_part(after) && before.finding == after.finding;
    match kind {
        ChangeKind::Outcome { from, to } => is_class(from, before) && is_class(to, after),
        ChangeKind::ReleasesLess { .. } => {
            parts && amounts().is_some_and(|(before, after)| after < before)
        }
        ChangeKind::ReleasesMore { .. } => {
            parts && amounts().is_some_and(|(before, after)| after > before)
        }
    }
}

fn is_part(decision: &Decision) -> bool {
    decision.disposition == Disposition::ReleasePart
}

fn is_class(class: &Class, decision: &Decision) -> bool {
    let disposition = match class {
        Class::NotGoverned => Disposition::NotGoverned,
        Class::Adverse(_) | Class::Review(_) => Disposition::ClinicianReview,
        Class::Part(_) => Disposition::ReleasePart,
        Class::Whole(_) => Disposition::Release,
    };
    decision.disposition == disposition && decision.finding.as_deref() == class.finding()
}
