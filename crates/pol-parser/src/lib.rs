//! Text of a policy file in; its syntax tree and diagnostics out. Resolves no name and never fails.

pub mod ast;
mod diagnostic;
mod fix;
mod span;

mod limits;
mod scan;
mod split;
mod words;

mod grammar;
mod recover;

mod explain;
mod wording;

mod build;
mod join;
mod parse;

mod comments;
mod format;
mod layout;
pub mod print;

mod diagnostics;
mod nearest;

pub use diagnostic::{Case, Diagnostic, Label, Page, SMALL_POLICY, Severity};
pub use diagnostics::PAGES;
pub use fix::{Fix, apply};
pub use format::{Unformatted, format};
pub use join::{Joined, join};
pub use nearest::nearest;
pub use parse::{Parsed, parse};
pub use span::Span;
