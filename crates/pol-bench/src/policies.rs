//! The policies that are measured: guideline 084, and generated ones of 20, 200 and 2,000 rules.
//! The generated ones are those of the tests: a size in, the same text on every machine out.

use pol_tests::files;
use pol_tests::generate::large::{self, Size};

/// How many rules the generated policies have.
pub const RULES: [usize; 3] = [20, 200, 2_000];

/// The seed of the generated policies.
const SEED: u64 = 6;

/// Gives the text of guideline 084.
///
/// # Panics
/// If the file is not where the repository has it.
pub fn mng084() -> String {
    files::read("policies/mng084.pol").expect("a file of the repository")
}

/// Gives the text of a generated policy.
pub fn generated(rules: usize) -> String {
    large::policy(SEED, size(rules))
}

/// Gives the request that a generated policy releases, with every fact stated, as JSON text.
pub fn typical_request(rules: usize) -> String {
    large::typical_request(SEED, size(rules))
}

fn size(rules: usize) -> Size {
    Size {
        rules,
        structured: true,
    }
}
