//! What a revision says of itself in its log, and whether it is so.
//! Takes the entries that the new revision has and the old one has not, and what was found of the change.

use super::{AdvisoryChange, AskChange, Change, Verdict};
use pol_compiler::program::{Program, RevisionKind};

/// What a revision says of itself, and what is so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The entries of the log that are new: day, kind and text.
    pub entries: Vec<(String, RevisionKind, String)>,
    /// What they say together.
    pub says: RevisionKind,
    /// What is so; `None` where the budget ran out before it was known.
    pub is: Option<RevisionKind>,
    /// Whether what it says is so; `None` where that is not known.
    pub holds: Option<bool>,
}

/// Judges the new entries of the log; `None` where there are none.
pub(crate) fn claim(
    old: &Program,
    new: &Program,
    verdict: Verdict,
    changes: &[Change],
    advisories: &[AdvisoryChange],
    asks: &[AskChange],
    not_analysed: &[String],
) -> Option<Claim> {
    let is_new = |it: &&pol_compiler::program::Revision| {
        !old.revisions
            .iter()
            .any(|was| was.date == it.date && was.kind == it.kind)
    };
    let entries: Vec<_> = new.revisions.iter().filter(is_new).collect();
    let says = entries.iter().map(|it| it.kind).reduce(together)?;
    let nothing = changes.is_empty() && advisories.is_empty() && asks.is_empty();
    let is = match verdict {
        Verdict::Inconclusive => None,
        Verdict::Equal if nothing && !not_analysed.is_empty() => None,
        Verdict::Equal if nothing => Some(RevisionKind::Rewords),
        Verdict::Tighter => Some(RevisionKind::Tightens),
        Verdict::Looser => Some(RevisionKind::Loosens),
        Verdict::Equal | Verdict::Both | Verdict::Different => Some(RevisionKind::Changes),
    };
    let entry =
        |it: &pol_compiler::program::Revision| (it.date.to_string(), it.kind, it.text.clone());
    Some(Claim {
        entries: entries.into_iter().map(entry).collect(),
        says,
        is,
        holds: holds(says, is, !nothing),
    })
}

/// A revision that changes something may always say so and no more; the other kinds are exact.
fn holds(says: RevisionKind, is: Option<RevisionKind>, something: bool) -> Option<bool> {
    match (says, is) {
        (RevisionKind::Changes, _) if something => Some(true),
        (RevisionKind::Rewords, None) if something => Some(false),
        (_, None) => None,
        (RevisionKind::Changes, Some(is)) => Some(is != RevisionKind::Rewords),
        (says, Some(is)) => Some(says == is),
    }
}

/// What two entries say together.
fn together(one: RevisionKind, other: RevisionKind) -> RevisionKind {
    match (one, other) {
        (RevisionKind::Rewords, kind) | (kind, RevisionKind::Rewords) => kind,
        (one, other) if one == other => one,
        _ => RevisionKind::Changes,
    }
}

/// Names a kind as the log does: `rewords`.
pub fn kind_name(kind: RevisionKind) -> &'static str {
    match kind {
        RevisionKind::Rewords => "rewords",
        RevisionKind::Tightens => "tightens",
        RevisionKind::Loosens => "loosens",
        RevisionKind::Changes => "changes",
    }
}
