//! The syntax tree of a policy in; its resolved, typed and lowered program out, or what is wrong with it.
//! Touches no file, no clock and no environment.

mod compile;

// Which files it is said in.
mod link;

// What is declared.
mod declarations;
mod names;
mod signatures;
mod structure;
mod units;
mod vocabulary;

// What it says.
mod bodies;
mod check;
mod citations;
mod examples;
mod fragment;
mod texts;

// How it hangs together.
mod exclusive;
mod layout;
mod order;
mod periods;
mod ranges;
mod usage;

// What was so on a day.
pub mod history;

// What comes out.
mod assemble;
mod diagnostics;
pub mod program;

pub use compile::{Compiled, check_vocabulary, compile, compile_with};
pub use diagnostics::PAGES;
pub use link::{
    BadPath, CodeList, CodeSetFile, Files, Member, Stated, Together, UsedFile, code_lists,
    is_vocabulary, link, used_files,
};

/// The version of the shape of [`program::Program`]: what was stored by another is compiled anew from its text. The number
/// after the `+` is raised with every change of that shape, or of what the compiler makes of a text.
pub const PROGRAM_VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), "+1");
