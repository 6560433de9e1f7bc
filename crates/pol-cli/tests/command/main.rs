//! The command as a user calls it: what it writes where, and how it ends. One line a behaviour.

#![expect(clippy::unwrap_used, reason = "tests")]

mod folder;
mod git;

mod action;
mod analyze;
mod ask;
mod beside;
mod bundle;
mod check;
mod ci;
mod clauses;
mod diff;
mod doc;
mod eval;
mod explain;
mod format;
mod help;
mod history;
mod library;
mod lints;
mod mutate;
mod new;
mod privacy;
mod streams;
mod table;
mod testing;
mod used;
