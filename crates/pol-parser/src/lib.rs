//! Text of a policy file in; its syntax tree and diagnostics out. Resolves no name and never fails.

pub mod ast;
mod diagnostic;
mod span;

pub use diagnostic::{Case, Diagnostic, Label, Page, SMALL_POLICY, Severity};
pub use span::Span;
