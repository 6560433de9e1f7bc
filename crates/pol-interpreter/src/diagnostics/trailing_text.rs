//! E0703: text after the end of a request.
//! Shows no value of the request.

use crate::request::Place;
use pol_parser::{Case, Diagnostic, Page, Severity};

pub(super) static PAGE: Page = Page {
    code: "E0703",
    title: "text after the request",
    severity: Severity::Error,
    text: "A request is one JSON object, and here more text follows it. It may be a second request, or what is left of an edit. One reading of one request must be the only one possible, so neither is used. Send each request by itself.",
    raises: Case::Request {
        declarations: r#""#,
        request: r#"{"request": {"visits": 12}} {"request": {"visits": 13}}"#,
    },
    misses: Case::Request {
        declarations: r#""#,
        request: r#"{"request": {"visits": 12}}"#,
    },
};

/// Names the place at which more text begins.
pub(crate) fn trailing_text(place: Place) -> Diagnostic {
    let Place { line, column } = place;
    Diagnostic::new(
        &PAGE,
        format!("more text follows the request at line {line}, column {column}"),
    )
    .help("send one request at a time")
    .at("")
}
