//! The ways to judge a request, each behind one trait: Pol, the limit by hand, and the other engines.
//! A new way to run Pol is one file here and one line in `of_pol`; one that takes columns overrides `run` and `outcomes`.

#[cfg(feature = "peers")]
mod cedar;
#[cfg(feature = "peers")]
mod cel;
#[cfg(feature = "peers")]
mod jsonlogic;
#[cfg(feature = "peers")]
mod rego;
#[cfg(feature = "peers")]
mod zen;

mod columns;
mod hand;
mod pol;
mod slots;

pub use columns::Columns;
pub use hand::{ByHand, ByHandTyped};
pub use pol::{Decide, Explain, Logic};
pub use slots::Slots;

use crate::outcome::Outcome;
use ::pol::Policy;
use std::hint::black_box;
use std::ops::Range;

/// A way to judge requests by guideline 084.
pub trait Engine {
    /// Gives its name.
    fn name(&self) -> &'static str;

    /// Tells whether it belongs to the product, to the limit, or to the others.
    fn kind(&self) -> Kind;

    /// Tells whether it gives the visits released.
    fn measures(&self) -> bool {
        true
    }

    /// Gives how many characters the guideline has in its language, where it was written by the model.
    fn written(&self) -> Option<usize> {
        None
    }

    /// Gives the crate that it is, where it is another engine.
    fn package(&self) -> Option<&'static str> {
        None
    }

    /// Reads requests into the form in which it judges them; this is not timed.
    fn prepare(&mut self, requests: &[String]);

    /// Judges a prepared request; none if the engine fails.
    fn decide(&mut self, request: usize) -> Option<Outcome>;

    /// Judges a request as JSON text, and gives its outcome as JSON text.
    fn judge_json(&mut self, request: &str) -> Option<String>;

    /// Reads the outcome out of such an answer.
    fn answered(&self, answer: &str) -> Option<Outcome> {
        serde_json::from_str(answer).ok()
    }

    /// Judges all prepared requests.
    fn outcomes(&mut self, count: usize) -> Vec<Option<Outcome>> {
        (0..count).map(|request| self.decide(request)).collect()
    }

    /// Judges some prepared requests and forgets the outcomes; this is timed.
    fn run(&mut self, requests: Range<usize>) {
        for request in requests {
            black_box(self.decide(black_box(request)));
        }
    }

    /// Judges some requests from text to text; this is timed.
    fn run_json(&mut self, requests: &[String]) {
        for request in requests {
            black_box(self.judge_json(black_box(request)));
        }
    }
}

/// To whom an engine belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Pol: exact, so that it may decide what logic leaves open.
    Exact,
    /// Pol by three-valued logic alone.
    Logic,
    /// Rust by hand.
    Hand,
    /// Another rule engine.
    Peer,
}

/// Gives the ways in which Pol judges.
pub fn of_pol(policy: &Policy) -> Vec<Box<dyn Engine>> {
    vec![
        Box::new(Columns::new(policy.clone())),
        Box::new(Slots::new(policy.clone())),
        Box::new(Slots::with_reasons(policy.clone())),
        Box::new(Logic::new(policy.clone())),
        Box::new(Decide::new(policy.clone())),
        Box::new(Explain::new(policy.clone())),
    ]
}

/// Gives the limit.
pub fn by_hand() -> Vec<Box<dyn Engine>> {
    vec![
        Box::new(ByHand::default()),
        Box::new(ByHandTyped::default()),
    ]
}

/// Gives the other engines, each with the guideline in its language: for requests that state every fact without a presumption, or for any.
///
/// # Errors
/// Tells which engine does not take the guideline, in its words.
#[cfg(feature = "peers")]
pub fn peers(all_stated: bool) -> Result<Vec<Box<dyn Engine>>, String> {
    let plain = crate::model::plain(&crate::model::guideline(), all_stated);
    let said = |engine: &str, error: String| format!("{engine}: {error}");
    Ok(vec![
        Box::new(jsonlogic::JsonLogic::new(&plain).map_err(|error| said("JSONLogic", error))?),
        Box::new(rego::Rego::new(&plain).map_err(|error| said("Rego", error))?),
        Box::new(zen::Zen::new(&plain).map_err(|error| said("ZEN", error))?),
        Box::new(cel::Cel::new(&plain).map_err(|error| said("CEL", error))?),
        Box::new(cedar::Cedar::new(&plain).map_err(|error| said("Cedar", error))?),
    ])
}

/// Gives an outcome as the JSON that every engine but Pol answers with.
fn answer(outcome: Outcome) -> Option<String> {
    serde_json::to_string(&outcome).ok()
}
