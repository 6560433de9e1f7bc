//! E0728: a request with more errors than are listed.
//! Shows no value of the request.

use crate::request::MOST;
use pol_parser::{Case, Diagnostic, Page, Severity};

pub(super) static PAGE: Page = Page {
    code: "E0728",
    title: "more errors",
    severity: Severity::Error,
    text: "The request has more errors than are listed. A text with so many is seldom a request of this policy: it was probably made for another policy, or for an older edition of this one. Mend the first errors and look again.",
    raises: Case::Made(too_many),
    misses: Case::Made(none),
};

fn too_many() -> String {
    let keys: Vec<_> = (0..=MOST)
        .map(|number| format!("\"fact_{number}\": 1"))
        .collect();
    format!("{{\"member\": {{{}}}}}", keys.join(", "))
}

fn none() -> String {
    "{\"member\": {}}".to_owned()
}

/// Says how many were listed.
pub(crate) fn more_problems(listed: usize) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("the request has more than {listed} errors; the rest is not listed"),
    )
    .help("mend the first ones, or check that the request is meant for this policy")
    .at("")
}
