//! E0701: a request that breaks the syntax of JSON.
//! Shows no value of the request.

use crate::request::Place;
use pol_parser::{Case, Diagnostic, Page, Severity};

pub(super) static PAGE: Page = Page {
    code: "E0701",
    title: "not JSON",
    severity: Severity::Error,
    text: "The text of the request breaks the rules of JSON at the place that is named, so nothing in it can be read. Look just before that place: a comma, a quote or a bracket too many or too few is the usual cause. JSON also has no comments, no comma after the last value, and quotes around every key. Everything else is checked once the text can be read.",
    raises: Case::Request {
        declarations: r#""#,
        request: r#"{"request": {"visits": 12,}}"#,
    },
    misses: Case::Request {
        declarations: r#""#,
        request: r#"{"request": {"visits": 12}}"#,
    },
};

/// Names the place at which reading stopped.
pub(crate) fn not_json(place: Place) -> Diagnostic {
    let Place { line, column } = place;
    Diagnostic::new(
        &PAGE,
        format!("the request is no longer JSON at line {line}, column {column}"),
    )
    .help("look just before that place for a comma, quote or bracket too many or too few")
    .at("")
}
