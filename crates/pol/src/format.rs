//! The layout of a policy: its text in, the same text laid out as the language lays it out.
//! Never gives a text that says something else.

use crate::report::Report;
use crate::source::Source;
use std::sync::Arc;

/// Why a text was not laid out.
#[derive(Clone, Debug, thiserror::Error)]
pub enum FormatError {
    /// The text has errors.
    #[error(transparent)]
    Broken(Report),
    /// The laid out text would not say the same: a defect of the formatter.
    #[error(
        "the formatted text of {name} would not say the same, so it is left as it is ({what}); this is a defect of the formatter"
    )]
    Changed {
        /// The text's name.
        name: String,
        /// What would differ.
        what: String,
    },
}

/// Lays out a policy's text; `name` is what messages call it by.
///
/// # Errors
/// If the text has errors, or if the result would not say the same.
pub fn format(name: &str, text: &str) -> Result<String, FormatError> {
    pol_parser::format(text).map_err(|unformatted| match unformatted {
        pol_parser::Unformatted::Broken(diagnostics) => {
            FormatError::Broken(Report::new(Arc::new(Source::new(name, text)), diagnostics))
        }
        pol_parser::Unformatted::Changed { what } => FormatError::Changed {
            name: name.to_owned(),
            what,
        },
    })
}
