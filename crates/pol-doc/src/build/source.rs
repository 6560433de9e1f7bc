//! The text of the policy with its lines, to which every sentence of the document leads.
//! A text in; a listing out.

use super::{Context, titled};
use crate::document::{Block, Listing, Section};

pub(super) fn section(ctx: &Context<'_>) -> Section {
    let source = ctx.policy.source();
    let listing = Listing {
        name: file_name(source.name()),
        file: 0,
        lines: source.text().lines().map(str::to_owned).collect(),
    };
    titled("source", "The policy's text", vec![Block::Listing(listing)])
}

/// The last part of a path: where somebody keeps the file is no part of the document.
fn file_name(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned()
}
