//! What other programs show of findings and of tests: SARIF for code scanning, annotations for GitHub, JUnit for CI servers.
//! Findings and results in; texts in their formats out. Reads no clock and no file.

mod finding;
mod github;
mod junit;
mod sarif;

pub use finding::{Finding, Related};
pub use github::{github, github_review, github_tests};
pub use junit::{Suite, junit, junit_slips};
pub use sarif::sarif;
