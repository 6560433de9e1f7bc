//! What can become of a request, coarse enough to compare revisions: not governed, a finding, a release in part.
//! Tells which of two outcomes is the tighter.

use crate::universe::Universe;
use pol_compiler::program::{FindingKind, Program};
use pol_solver::Bit;

/// What became of a request, by the names of the policy's findings.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// The policy has nothing to say.
    NotGoverned,
    /// An adverse finding.
    Adverse(String),
    /// A finding that leaves it to a clinician.
    Review(String),
    /// A part of the request is released.
    Part(String),
    /// All of it is released.
    Whole(String),
}

impl Class {
    /// Gives the name of the finding.
    pub fn finding(&self) -> Option<&str> {
        match self {
            Self::NotGoverned => None,
            Self::Adverse(name) | Self::Review(name) | Self::Part(name) | Self::Whole(name) => {
                Some(name)
            }
        }
    }
}

/// Which way a change goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// Less is released, or a stronger finding stands.
    Tighter,
    /// More is released, or a weaker finding stands.
    Looser,
    /// Neither: the policy governs other requests than before, or another release stands.
    Sideways,
}

/// Gives which way it goes from one class to another; of two findings of one kind the stronger is the tighter, by the order of
/// the revision in which both are declared, or else of the new one.
pub(crate) fn direction(from: &Class, to: &Class, old: &Program, new: &Program) -> Direction {
    let strength = |class: &Class| {
        let name = class.finding().unwrap_or_default();
        let position = |program: &Program| program.findings.iter().position(|it| it.name == name);
        position(new).or_else(|| position(old)).unwrap_or_default()
    };
    let rank = |class: &Class| {
        Some(match class {
            Class::NotGoverned => return None,
            Class::Adverse(_) => (0, strength(class)),
            Class::Review(_) => (1, strength(class)),
            Class::Part(_) => (2, 0),
            Class::Whole(_) => (3, 0),
        })
    };
    match (rank(from), rank(to)) {
        (Some(from), Some(to)) if to < from => Direction::Tighter,
        (Some(from), Some(to)) if to > from => Direction::Looser,
        _ => Direction::Sideways,
    }
}

/// Gives each class that a revision knows, and the bit of its being so.
pub(crate) fn classes(universe: &mut Universe<'_>) -> Vec<(Class, Bit)> {
    let program: &Program = universe.program;
    let mut classes = vec![(Class::NotGoverned, !universe.outcome.governed)];
    for (position, finding) in program.findings.iter().enumerate() {
        let name = finding.name.clone();
        let stands = universe.outcome.stands[position];
        match (finding.kind, &universe.outcome.released[position]) {
            (FindingKind::Adverse, _) => classes.push((Class::Adverse(name), stands)),
            (FindingKind::Review, _) => classes.push((Class::Review(name), stands)),
            (FindingKind::Release, None) => classes.push((Class::Whole(name), stands)),
            (FindingKind::Release, Some(released)) => {
                let partial = released.partial;
                let circuit = &mut universe.encoder.circuit;
                let part = circuit.and([stands, partial]);
                let whole = circuit.and([stands, !partial]);
                classes.push((Class::Part(name.clone()), part));
                classes.push((Class::Whole(name), whole));
            }
        }
    }
    classes
}
