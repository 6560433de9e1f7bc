//! Large policies in the shape of a guideline, as text: some hundred rules over some hundred facts, with wide ranges.
//! A seed and a size in; the same text for the same seed and size out, on every machine. Revisions of them are made too.

mod condition;
mod draft;
mod judgements;
mod names;
mod revision;
mod typical;
mod vocabulary;

pub use revision::{Edit, Revised, revised};

use draft::Draft;

/// How large a policy is, and of what shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// How many rules it has; facts and criteria go with them: 80 rules have 60 facts, 12 of them whole numbers.
    pub rules: usize,
    /// Whether the rules of a section share its facts and criteria, as in a guideline; if not, each takes any.
    pub structured: bool,
}

impl Size {
    /// Gives the number of facts.
    pub const fn facts(self) -> usize {
        self.rules * 3 / 4
    }

    const fn sections(self) -> usize {
        let sections = self.rules / 10;
        if sections < 2 { 2 } else { sections }
    }
}

/// Makes a policy. It compiles without errors, and asks and gives reasons throughout.
pub fn policy(seed: u64, size: Size) -> String {
    drafted(seed, size).text()
}

/// Makes a request that states every fact and that the policy of the same seed and size releases, as JSON.
pub fn typical_request(seed: u64, size: Size) -> String {
    typical::request(&drafted(seed, size))
}

fn drafted(seed: u64, size: Size) -> Draft {
    let mut draft = Draft::new(seed, size);
    vocabulary::declare(&mut draft);
    judgements::declare(&mut draft);
    draft
}
