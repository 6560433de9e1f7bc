//! Text of a policy file in; its syntax tree and diagnostics out. Resolves no name and never fails.

pub mod ast;
mod diagnostic;
mod span;

mod grammar;
mod scan;
mod words;

mod parse;
mod tree;

mod format;
mod layout;
pub mod print;

mod nearest;

pub use diagnostic::{Case, Diagnostic, Label, Page, SMALL_POLICY, Severity};
pub use format::{Unformatted, format};
pub use nearest::nearest;
pub use parse::{Parsed, parse};
pub use span::Span;

/// The pages of this crate's diagnostics, in order of code.
pub static PAGES: &[&Page] = &[];
