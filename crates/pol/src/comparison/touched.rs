//! What a revision touched, as data: facts, presumptions, declarations, words, and what its log says of it.
//! Takes what the analysis found; gives names and words, before and now.

use pol_analysis::{
    Claim, DeclarationChange, FactChange, PresumptionChange, Wording, WordingChange, kind_name,
};
use serde::Serialize;

/// What became of a fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FactEntry {
    /// Its path: now, or before where it is gone.
    pub fact: String,
    /// `renamed`, `widened` (other values of the same kind), `retyped`, `added` or `removed`.
    pub change: &'static str,
    /// The path or the type before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// The path or the type now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
}

/// A fact that is presumed otherwise than before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PresumptionEntry {
    /// The fact, by its path now.
    pub fact: String,
    /// What it was presumed to be; absent where it was not presumed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// What it is presumed to be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
}

/// A declaration that is new, gone or made otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DeclarationEntry {
    /// `rule`, `criterion`, `value` …
    pub kind: &'static str,
    /// Its name; absent where there is but one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// `added`, `removed` or `changed`.
    pub change: &'static str,
    /// How it was put.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// How it is put.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
}

/// Words that changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WordingEntry {
    /// Of what: `rule meets_guideline`, `fact course.visits_used`.
    pub of: String,
    /// Before; absent where there were none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// Now; absent where there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
}

/// What the log says of the revision, and whether it is so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClaimReport {
    /// What the new entries say together: `rewords`, `tightens`, `loosens` or `changes`.
    pub says: &'static str,
    /// The days of these entries.
    pub dates: Vec<String>,
    /// Whether it is so; absent where that is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holds: Option<bool>,
    /// What would be so; absent where that is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is: Option<&'static str>,
    /// What speaks most against it, in words.
    #[serde(skip)]
    pub so: String,
}

pub(super) fn claim(claim: &Claim) -> ClaimReport {
    ClaimReport {
        says: kind_name(claim.says),
        dates: claim.entries.iter().map(|it| it.date.clone()).collect(),
        holds: claim.holds,
        is: claim.is.map(kind_name),
        so: claim.so.clone(),
    }
}

pub(super) fn facts(changes: &[FactChange]) -> Vec<FactEntry> {
    changes.iter().map(fact).collect()
}

fn fact(change: &FactChange) -> FactEntry {
    let entry =
        |fact: &String, change, before: Option<&String>, after: Option<&String>| FactEntry {
            fact: fact.clone(),
            change,
            before: before.cloned(),
            after: after.cloned(),
        };
    match change {
        FactChange::Renamed { before, after } => entry(after, "renamed", Some(before), Some(after)),
        FactChange::Widened {
            fact,
            before,
            after,
        } => entry(fact, "widened", Some(before), Some(after)),
        FactChange::Retyped {
            fact,
            before,
            after,
        } => entry(fact, "retyped", Some(before), Some(after)),
        FactChange::Added { fact } => entry(fact, "added", None, None),
        FactChange::Removed { fact } => entry(fact, "removed", None, None),
    }
}

pub(super) fn presumptions(changes: &[PresumptionChange]) -> Vec<PresumptionEntry> {
    let entry = |change: &PresumptionChange| PresumptionEntry {
        fact: change.fact.clone(),
        before: change.before.clone(),
        after: change.after.clone(),
    };
    changes.iter().map(entry).collect()
}

pub(super) fn declarations(changes: &[DeclarationChange]) -> Vec<DeclarationEntry> {
    changes.iter().map(declaration).collect()
}

fn declaration(change: &DeclarationChange) -> DeclarationEntry {
    let (kind, name, change, before, after) = match change {
        DeclarationChange::Added { kind, name } => (kind, name, "added", None, None),
        DeclarationChange::Removed { kind, name } => (kind, name, "removed", None, None),
        DeclarationChange::Changed {
            kind,
            name,
            before,
            after,
        } => (kind, name, "changed", Some(before), Some(after)),
    };
    DeclarationEntry {
        kind,
        name: name.clone(),
        change,
        before: before.cloned(),
        after: after.cloned(),
    }
}

pub(super) fn wording(changes: &[WordingChange], wording: Wording) -> Vec<WordingEntry> {
    let of_kind = changes.iter().filter(|change| change.wording == wording);
    let entry = |change: &WordingChange| WordingEntry {
        of: change.of.clone(),
        before: change.before.clone(),
        after: change.after.clone(),
    };
    of_kind.map(entry).collect()
}
