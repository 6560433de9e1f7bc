//! Guideline 084 as somebody would write it who wants nothing but speed: the limit that the engines are measured by.
//! Written from the policy's text and sharing nothing with the model of the other engines; three-valued, as they are.

mod judge;
mod packed;
mod truth;
mod typed;

pub use judge::judge;
pub use packed::Packed;
pub use typed::Typed;
