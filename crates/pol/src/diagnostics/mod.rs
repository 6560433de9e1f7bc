//! What is reported of several policies together: one file a diagnostic, with its page, its two cases and its words.

mod policy_twice;
mod successors_in_a_circle;
mod unknown_successor;

pub(crate) use policy_twice::policy_twice;
pub(crate) use successors_in_a_circle::successors_in_a_circle;
pub(crate) use unknown_successor::unknown_successor;

use pol_parser::Page;

/// The pages, in the order of their codes.
pub(crate) static PAGES: &[&Page] = &[
    &policy_twice::PAGE,
    &unknown_successor::PAGE,
    &successors_in_a_circle::PAGE,
];
