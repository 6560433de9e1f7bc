//! What changes for requests, as data: kinds of change, advisories and questions, each with a request that shows it.
//! Takes what the analysis found; gives names, words and witnesses.

use super::witness::{WitnessEntry, witness};
use crate::policy::Policy;
use pol_analysis::{AdvisoryChange, AskChange, Change, ChangeKind, Class, Direction};
use serde::{Serialize, Serializer};

/// A kind of change.
#[derive(Clone, Debug, Serialize)]
pub struct ChangeEntry {
    /// From what to what.
    pub kind: KindEntry,
    /// Which way.
    #[serde(serialize_with = "direction")]
    pub direction: Direction,
    /// Where: alternatives, in each conditions that all hold.
    pub regions: Vec<Vec<String>>,
    /// Whether the alternatives are all of it.
    pub whole: bool,
    /// A smallest request that shows it.
    pub witness: WitnessEntry,
}

/// From what to what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KindEntry {
    /// The outcome before: `not_met`, `met`, `met in part`, `not_governed`.
    pub from: String,
    /// The outcome now.
    pub to: String,
    /// Where a part is released before and now: whether it is `less` or `more`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub released: Option<&'static str>,
}

/// An advisory that is given to other requests than before.
#[derive(Clone, Debug, Serialize)]
pub struct AdvisoryEntry {
    /// Its name.
    pub advisory: String,
    /// Whether it is newly given; else it is no longer.
    pub newly: bool,
    /// For which requests: alternatives, in each conditions that all hold.
    pub regions: Vec<Vec<String>>,
    /// Whether the alternatives are all of it.
    pub whole: bool,
    /// A smallest request that shows it.
    pub witness: WitnessEntry,
}

/// A fact that one revision asks for, of requests that the other decides without it.
#[derive(Clone, Debug, Serialize)]
pub struct AskEntry {
    /// Its path.
    pub fact: String,
    /// The question that asks for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
    /// Whether the new revision asks; else the old one did.
    pub newly: bool,
    /// Whether the other revision never asks for it.
    pub first: bool,
    /// A smallest request that shows it.
    pub witness: WitnessEntry,
}

pub(super) fn changes(old: &Policy, new: &Policy, changes: &[Change]) -> Vec<ChangeEntry> {
    let entry = |change: &Change| ChangeEntry {
        kind: kind(&change.kind),
        direction: change.direction,
        regions: change.region.alternatives.clone(),
        whole: change.region.is_whole,
        witness: witness(old, new, &change.shown),
    };
    changes.iter().map(entry).collect()
}

fn kind(kind: &ChangeKind) -> KindEntry {
    let part = |finding: &str, released| KindEntry {
        from: format!("{finding} in part"),
        to: format!("{finding} in part"),
        released: Some(released),
    };
    match kind {
        ChangeKind::Outcome { from, to } => KindEntry {
            from: class(from),
            to: class(to),
            released: None,
        },
        ChangeKind::ReleasesLess { finding } => part(finding, "less"),
        ChangeKind::ReleasesMore { finding } => part(finding, "more"),
    }
}

fn class(class: &Class) -> String {
    match class {
        Class::NotGoverned => "not_governed".to_owned(),
        Class::Part(finding) => format!("{finding} in part"),
        Class::Adverse(finding) | Class::Review(finding) | Class::Whole(finding) => finding.clone(),
    }
}

pub(super) fn advisories(
    old: &Policy,
    new: &Policy,
    changes: &[AdvisoryChange],
) -> Vec<AdvisoryEntry> {
    let entry = |change: &AdvisoryChange| AdvisoryEntry {
        advisory: change.advisory.clone(),
        newly: change.newly,
        regions: change.region.alternatives.clone(),
        whole: change.region.is_whole,
        witness: witness(old, new, &change.shown),
    };
    changes.iter().map(entry).collect()
}

pub(super) fn asks(old: &Policy, new: &Policy, changes: &[AskChange]) -> Vec<AskEntry> {
    let entry = |change: &AskChange| {
        let asking = if change.newly { new } else { old };
        let mut facts = asking.program().facts.iter();
        let fact = facts.find(|fact| fact.path == change.fact);
        AskEntry {
            fact: change.fact.clone(),
            question: fact.and_then(|fact| fact.question.clone()),
            newly: change.newly,
            first: change.first,
            witness: witness(old, new, &change.shown),
        }
    };
    changes.iter().map(entry).collect()
}

fn direction<S: Serializer>(direction: &Direction, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(match direction {
        Direction::Tighter => "tighter",
        Direction::Looser => "looser",
        Direction::Sideways => "sideways",
    })
}
