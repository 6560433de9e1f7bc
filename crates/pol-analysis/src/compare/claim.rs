//! What a revision says of itself in its log, and whether it is so.
//! Takes the entries that the new revision has and the old one has not, and what was found of the change.

use super::{AdvisoryChange, AskChange, Change, Direction, Verdict, outcomes};
use crate::diagnostics;
use pol_compiler::program::{Program, Revision, RevisionKind};
use pol_parser::{Diagnostic, Span};

/// What a revision says of itself, and what is so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The entries of the log that are new.
    pub entries: Vec<ClaimEntry>,
    /// What they say together.
    pub says: RevisionKind,
    /// What is so; `None` where the budget ran out before it was known.
    pub is: Option<RevisionKind>,
    /// Whether what it says is so; `None` where that is not known.
    pub holds: Option<bool>,
    /// What is so, in words: `nothing changes`, `met becomes not_met`.
    pub so: String,
}

/// An entry of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimEntry {
    /// Its day.
    pub date: String,
    /// What it says.
    pub kind: RevisionKind,
    /// What changed, in the author's words.
    pub text: String,
    /// Where it stands in the new revision.
    pub span: Span,
}

impl Claim {
    /// Tells the author that what the log says is not so; `None` where it is, or where that is not known.
    pub fn diagnostic(&self) -> Option<Diagnostic> {
        if self.holds != Some(false) {
            return None;
        }
        let help = match self.is {
            Some(is) => format!("say `{}`, or mend what was not meant", kind_name(is)),
            None => "say `changes`, or mend what was not meant".to_owned(),
        };
        let spans: Vec<Span> = self.entries.iter().map(|entry| entry.span).collect();
        Some(diagnostics::untrue_revision(
            kind_name(self.says),
            &self.so,
            &help,
            &spans,
        ))
    }
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
    let is_new = |it: &&Revision| {
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
    Some(Claim {
        entries: entries.into_iter().map(entry).collect(),
        says,
        is,
        holds: holds(says, is, !nothing),
        so: so(says, changes, advisories, asks),
    })
}

fn entry(it: &Revision) -> ClaimEntry {
    ClaimEntry {
        date: it.date.to_string(),
        kind: it.kind,
        text: it.text.clone(),
        span: it.span,
    }
}

/// Says of what was found what speaks most against a claim.
fn so(
    says: RevisionKind,
    changes: &[Change],
    advisories: &[AdvisoryChange],
    asks: &[AskChange],
) -> String {
    let against = |change: &&Change| match says {
        RevisionKind::Tightens => change.direction != Direction::Tighter,
        RevisionKind::Loosens => change.direction != Direction::Looser,
        RevisionKind::Rewords | RevisionKind::Changes => true,
    };
    if let Some(change) = changes.iter().find(against) {
        return format!("of some requests {}", outcomes::name(&change.kind));
    }
    let word = |newly: bool| if newly { "newly" } else { "no longer" };
    match (changes.is_empty(), advisories.first(), asks.first()) {
        (false, ..) => "every change goes this way".to_owned(),
        (true, Some(it), _) => format!("advisory `{}` is {} given", it.advisory, word(it.newly)),
        (true, None, Some(it)) => format!("`{}` is {} asked for", it.fact, word(it.newly)),
        (true, None, None) => "no determination changes".to_owned(),
    }
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
