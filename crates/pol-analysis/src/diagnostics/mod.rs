//! What the analysis observes, one file a diagnostic: its page, its two cases and its words.
//! Warnings (W09) are probably mistakes; notes (N09) are for the author to judge; the error (E09) is of two revisions.

mod cap_never_binds;
mod carried_by_presumption;
mod cases_conflict;
mod choice_never_matters;
mod exceptions_conflict;
mod fact_never_matters;
mod gap;
mod item_never_matters;
mod masked;
mod never_applies;
mod never_governs;
mod never_matters;
mod never_varies;
mod only_further_reason;
mod release_of_zero;
mod unnoticed;
mod untrue_revision;

pub(crate) use cap_never_binds::cap_never_binds;
pub(crate) use carried_by_presumption::carried_by_presumption;
pub(crate) use cases_conflict::cases_conflict;
pub(crate) use choice_never_matters::choice_never_matters;
pub(crate) use exceptions_conflict::exceptions_conflict;
pub(crate) use fact_never_matters::fact_never_matters;
pub(crate) use gap::gap;
pub(crate) use item_never_matters::item_never_matters;
pub(crate) use masked::masked;
pub(crate) use never_applies::never_applies;
pub(crate) use never_governs::never_governs;
pub(crate) use never_matters::never_matters;
pub(crate) use never_varies::never_varies;
pub(crate) use only_further_reason::only_further_reason;
pub(crate) use release_of_zero::release_of_zero;
pub use unnoticed::unnoticed;
pub(crate) use untrue_revision::untrue_revision;

use crate::words::series;
use pol_parser::Page;

/// Every page of this crate, in order of code within warnings and notes.
pub static PAGES: &[&Page] = &[
    &never_governs::PAGE,
    &never_applies::PAGE,
    &never_varies::PAGE,
    &never_matters::PAGE,
    &fact_never_matters::PAGE,
    &cases_conflict::PAGE,
    &exceptions_conflict::PAGE,
    &release_of_zero::PAGE,
    &gap::PAGE,
    &masked::PAGE,
    &carried_by_presumption::PAGE,
    &only_further_reason::PAGE,
    &item_never_matters::PAGE,
    &choice_never_matters::PAGE,
    &cap_never_binds::PAGE,
    &unnoticed::PAGE,
];

/// The pages of what comes of comparing two revisions.
pub static REVISION_PAGES: &[&Page] = &[&untrue_revision::PAGE];

/// Puts an author's words in backticks, in one sentence.
fn quoted<S: AsRef<str>>(items: &[S]) -> String {
    let quoted: Vec<String> = items
        .iter()
        .map(|item| format!("`{}`", item.as_ref()))
        .collect();
    series(&quoted)
}

/// Names one, or says that one of several.
fn either(names: &[String]) -> String {
    match names {
        [one] => format!("`{one}`"),
        _ => format!("one of {}", quoted(names)),
    }
}
