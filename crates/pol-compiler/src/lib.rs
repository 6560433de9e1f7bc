//! The syntax tree of a policy in; its resolved, typed and lowered program out, or what is wrong with it.
//! Touches no file, no clock and no environment.

pub mod program;
