//! Pol.

mod clauses;
mod example;
mod format;
mod pages;
mod policy;
pub mod render;
mod report;
mod request;
mod source;

pub use clauses::ClauseRow;
pub use example::{Difference, ExampleResult};
pub use format::{FormatError, format};
pub use pages::{page, pages};
pub use pol_compiler::program;
pub use pol_interpreter::{Decision, Determination, Disposition, Facts, Released};
pub use pol_parser::{Case, Diagnostic, Label, Page, SMALL_POLICY, Severity, Span};
pub use policy::{Policy, check};
pub use render::RenderOptions;
pub use report::{Entry, Report};
pub use request::Request;
pub use source::{Place, Source};
