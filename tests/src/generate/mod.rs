//! Random small policies as text, and random requests for them: every construct of the language, small domains.
//! A seed in; the same text for the same seed out, on every machine.

mod condition;
mod dates;
mod decisions;
mod draft;
mod examples;
mod expression;
mod header;
mod layout;
mod records;
mod request;
mod rng;
mod vocabulary;
mod words;

pub mod large;

pub use records::{records_policy, records_request};
pub use request::{complete_request, partial_request, settle, variation};
pub use rng::Rng;

pub use layout::crumpled;

use draft::Draft;

/// Makes a policy, laid out plainly with a comment here and there.
pub fn policy(seed: u64) -> String {
    drafted(Draft::new(seed))
}

/// Makes a policy with few facts of few values each; most have at most some hundred complete requests.
pub fn small_policy(seed: u64) -> String {
    drafted(Draft::small(seed))
}

/// Makes a policy of which much stands on some days only: rules, versions of criteria, caps, codes, choices.
pub fn dated_policy(seed: u64) -> String {
    drafted(Draft::dated(seed))
}

/// Makes the dated policy of every third seed, and the plain one of the others.
pub fn mixed_policy(seed: u64) -> String {
    match seed % 3 {
        0 => dated_policy(seed),
        _ => policy(seed),
    }
}

fn drafted(mut draft: Draft) -> String {
    vocabulary::declare(&mut draft);
    header::declare_values(&mut draft);
    decisions::declare(&mut draft);
    examples::declare(&mut draft);
    header::declare(&mut draft);
    layout::plain(&mut draft.rng, &draft.declarations)
}

/// Makes the policy of a seed with odd line breaks, and comments wherever white space may stand.
pub fn crumpled_policy(seed: u64) -> String {
    layout::crumpled(&mut Rng::new(seed ^ 0x5eed), &policy(seed))
}
