//! Pol.

pub mod render;
mod report;
mod source;

pub use pol_parser::{Diagnostic, Page, Severity};
pub use render::RenderOptions;
pub use report::{Entry, Report};
pub use source::{Place, Source};
