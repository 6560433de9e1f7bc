//! Two revisions in; what the later one changes out: in determinations, with the regions in words and smallest requests that show it,
//! in advisories, in what is asked, in presumptions, and in words alone.

mod advisories;
mod asks;
mod claim;
mod class;
mod declarations;
mod independent;
mod joint;
mod outcomes;
mod pairing;
mod presumptions;
mod region;
mod replay;
mod shown;
mod translate;
mod wording;

pub use advisories::AdvisoryChange;
pub use asks::AskChange;
pub use claim::{Claim, ClaimEntry, kind_name};
pub use class::{Class, Direction};
pub use declarations::DeclarationChange;
pub use outcomes::{Change, ChangeKind};
pub use pairing::FactChange;
pub use presumptions::PresumptionChange;
pub use region::Region;
pub use replay::{Replayed, Replayer};
pub use shown::Shown;
pub use wording::{Wording, WordingChange};

pub(crate) use joint::Joint;
pub(crate) use pairing::{Pair, pair};
pub(crate) use shown::smallest as smallest_shown;

use crate::rows;
use pol_compiler::program::Program;
use pol_solver::Budget;

/// What a revision changes.
#[derive(Debug)]
pub struct Comparison {
    /// In short.
    pub verdict: Verdict,
    /// What changes in the outcome of requests, a kind each: tighter ones first.
    pub changes: Vec<Change>,
    /// What changes in the advisories that are given.
    pub advisories: Vec<AdvisoryChange>,
    /// Which facts are newly asked for, or no longer.
    pub asks: Vec<AskChange>,
    /// What became of the facts.
    pub facts: Vec<FactChange>,
    /// What changes in presumptions.
    pub presumptions: Vec<PresumptionChange>,
    /// Declarations that are new, gone or made otherwise.
    pub declarations: Vec<DeclarationChange>,
    /// What is worded differently.
    pub wording: Vec<WordingChange>,
    /// What the revision says of itself, and whether it is so.
    pub claim: Option<Claim>,
    /// What ran out of its budget or could not be compared, in words.
    pub not_analysed: Vec<String>,
    /// What the differences found do not heed, in words: what the new revision derives from rows. Empty where no request differs, since
    /// requests were then compared with more than rows can come to.
    pub left_out: Vec<String>,
}

/// A comparison in short: of the outcomes of all requests that both revisions can read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Every request comes to the same.
    Equal,
    /// Some come to less, none to more.
    Tighter,
    /// Some come to more, none to less.
    Looser,
    /// Some come to less, some to more.
    Both,
    /// Some come to something else that is neither less nor more, and perhaps some to less or more.
    Different,
    /// The budget ran out before it was known.
    Inconclusive,
}

/// Compares two revisions of a policy. The budget is that of one family of questions.
pub fn compare(old: &Program, new: &Program, budget: Budget) -> Comparison {
    let pairs = pairing::pair(old, new);
    let facts = pairing::changes(old, new, &pairs);
    let mut not_analysed = rows::differing(old, new, &pairs);
    let mut joint = Joint::of(old, new, pairs);
    // What regions are told in is gathered where the first region is, and serves all.
    let mut words = None;
    let changes = outcomes::changes(&mut joint, &mut words, budget, &mut not_analysed);
    let verdict = verdict(&changes, !not_analysed.is_empty());
    let advisories = advisories::changes(&mut joint, &mut words, budget, &mut not_analysed);
    let asks = asks::changes(&mut joint, budget, &mut not_analysed);
    let presumptions = presumptions::changes(&joint);
    let differs = !changes.is_empty() || !advisories.is_empty() || !asks.is_empty();
    let left_out = differs.then(|| rows::left_out(new));
    let claim = claim::claim(
        old,
        new,
        verdict,
        &changes,
        &advisories,
        &asks,
        &not_analysed,
    );
    Comparison {
        verdict,
        changes,
        advisories,
        asks,
        facts,
        presumptions,
        declarations: declarations::changes(&joint),
        wording: wording::changes(old, new),
        claim,
        not_analysed,
        left_out: left_out.unwrap_or_default(),
    }
}

fn verdict(changes: &[Change], inconclusive: bool) -> Verdict {
    let goes = |direction| changes.iter().any(|change| change.direction == direction);
    let (tighter, looser) = (goes(Direction::Tighter), goes(Direction::Looser));
    match (tighter, looser, goes(Direction::Sideways)) {
        (true, true, false) => Verdict::Both,
        (_, _, true) => Verdict::Different,
        _ if inconclusive => Verdict::Inconclusive,
        (true, false, false) => Verdict::Tighter,
        (false, true, false) => Verdict::Looser,
        (false, false, false) => Verdict::Equal,
    }
}
