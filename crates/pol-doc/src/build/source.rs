//! The text of the policy with its lines, to which every sentence of the document leads, and the examples beside it.
//! Texts in; listings out.

use super::{Context, titled};
use crate::document::{Block, Listing, Section};
use pol::Source;

pub(super) fn section(ctx: &Context<'_>) -> Section {
    let listing = |(file, source): (usize, &Source)| {
        Block::Listing(Listing {
            name: file_name(source.name()),
            file,
            lines: source.text().lines().map(str::to_owned).collect(),
        })
    };
    let listings = ctx.policy.sources().enumerate().map(listing);
    titled("source", "The policy's text", listings.collect())
}

/// The last part of a path: where somebody keeps the file is no part of the document.
fn file_name(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned()
}
