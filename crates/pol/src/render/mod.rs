//! Everything that people read: diagnostics, determinations, explanations, comparisons, clauses and pages, as text of a width.
//! Takes what the other modules give; holds no meaning of its own and knows no terminal.

mod analysis;
mod clauses;
mod codes;
mod comparison;
mod coverage;
mod determination;
mod explanation;
mod failure;
mod harmless;
mod judgement;
mod listing;
mod markdown;
mod mutation;
mod page;
mod question;
mod report;
mod review;
mod rows;
mod sheet;
mod snippet;
mod table;
mod timeline;
mod timeline_svg;
mod unlocks;
mod why;
mod words;
mod wrap;

pub use analysis::analysis;
pub use clauses::clauses;
pub use codes::codes;
pub use comparison::{comparison, replay};
pub use coverage::coverage;
pub use determination::determination;
pub use explanation::explanation;
pub use failure::failure;
pub use judgement::judgement;
pub use listing::listing;
pub use mutation::{mutation, slip};
pub use page::page;
pub use question::{question, why_asked};
pub(crate) use report::report;
pub use review::review;
pub use timeline::timeline;
pub use timeline_svg::timeline_svg;
pub use why::why;

use anstyle::Style;
use pol_parser::Severity;

/// How a text is rendered.
#[derive(Clone, Debug)]
pub struct RenderOptions {
    /// Whether ANSI colours are used; every text reads the same without.
    pub colour: bool,
    /// The width in columns that lines are wrapped to.
    pub width: usize,
    /// The most diagnostics that are shown; the rest are counted.
    pub most: usize,
}

impl Default for RenderOptions {
    fn default() -> Self {
        Self {
            colour: false,
            width: 100,
            most: 100,
        }
    }
}

impl RenderOptions {
    fn paint(&self, style: Style, text: &str) -> String {
        if self.colour {
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    }
}

/// Names a severity.
pub(crate) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// Counts things: `1 error`, `2 errors`.
pub(crate) fn counted(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}
