//! How fast Pol is: benchmarks, other rule engines on the same guideline, and the limit by hand.
//! Nothing depends on it. Without the feature `peers` it holds Pol and the limit alone.

pub mod outcome;
pub mod policies;
pub mod requests;

pub mod by_hand;
#[cfg(feature = "peers")]
pub mod model;

pub mod engines;

pub mod agreement;

pub mod machine;
pub mod measure;
#[cfg(feature = "peers")]
pub mod report;
pub mod scaling;
pub mod table;

pub mod instructions;
