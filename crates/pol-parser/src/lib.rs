//! Text of a policy file in; its syntax tree and diagnostics out. Resolves no name and never fails.

pub mod ast;
mod diagnostic;
mod span;

mod build;
mod explain;
mod grammar;
mod limits;
mod parse;
mod recover;
mod scan;
mod split;
mod words;

pub mod print;
//mod format;

mod diagnostics;
mod nearest;

pub use diagnostic::{Case, Diagnostic, Label, Page, SMALL_POLICY, Severity};
pub use diagnostics::PAGES;
//pub use format::{Unformatted, format};
pub use nearest::nearest;
pub use parse::{Parsed, parse};
pub use span::Span;

/// The pages of this crate's diagnostics, in order of code.
pub static PAGES: &[&Page] = &[];
