//! E0704: a request larger than any real one.
//! Shows no value of the request.

use crate::request::LONGEST;
use pol_parser::{Case, Diagnostic, Page, Severity};

pub(super) static PAGE: Page = Page {
    code: "E0704",
    title: "request too large",
    severity: Severity::Error,
    text: "The text of the request is larger than 16 MiB. A request states the facts of one case, which takes a few kilobytes, so a text of this size is something else: several requests in one, or a file sent by mistake. It is refused before it is read. Send one request, with the facts that the policy declares.",
    raises: Case::Made(too_much),
    misses: Case::Made(just_enough),
};

fn too_much() -> String {
    padded(LONGEST + 1)
}

fn just_enough() -> String {
    padded(LONGEST)
}

fn padded(length: usize) -> String {
    format!("{{}}{}", " ".repeat(length.saturating_sub(2)))
}

/// Says that the request is not read for its size.
pub(crate) fn too_large() -> Diagnostic {
    Diagnostic::new(&PAGE, "the request is larger than 16 MiB")
        .help("send the facts of one request only")
        .at("")
}
