//! A policy as a document that a committee can sign and a provider can read: one HTML page with nothing outside it, or Markdown.
//! Takes a loaded policy; gives text. The same policy gives the same bytes.
//!
//! ```
//! let policy = pol::Policy::load("small.pol", pol::SMALL_POLICY)?;
//! let page = pol_doc::html(&policy, &pol_doc::Options::default());
//! assert!(page.starts_with("<!DOCTYPE html>"));
//! # Ok::<(), pol::Report>(())
//! ```

mod options;

// What stands in the document, whatever its form.
mod build;
mod document;
mod ids;
mod outline;
mod phrase;

// How the findings follow from the rules, drawn.
mod ladder;

// The two forms.
mod html;
mod markdown;

pub use options::{Options, SourceUrl, SourceUrlError};

use pol::Policy;

/// Writes a policy as one HTML page that needs nothing from outside.
pub fn html(policy: &Policy, options: &Options) -> String {
    html::page(&build::document(policy, options), options)
}

/// Writes a policy as Markdown, with the same content.
pub fn markdown(policy: &Policy, options: &Options) -> String {
    markdown::text(&build::document(policy, options), options)
}
