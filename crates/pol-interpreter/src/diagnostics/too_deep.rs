//! E0705: a request nested deeper than any fact needs.
//! Shows no value of the request.

use crate::request::{DEEPEST, Place};
use pol_parser::{Case, Diagnostic, Page, Severity};

pub(super) static PAGE: Page = Page {
    code: "E0705",
    title: "nested too deep",
    severity: Severity::Error,
    text: "The request nests lists and objects deeper than 16 levels. A fact never needs more than six, so the value cannot be one of a fact. The whole request is refused before it is read, which keeps a hostile text from doing harm. State each fact directly within its group.",
    raises: Case::Request {
        declarations: r#""#,
        request: r#"{"member": {"conditions": [[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]}}"#,
    },
    misses: Case::Request {
        declarations: r#""#,
        request: r#"{"member": {"conditions": []}}"#,
    },
};

/// Names the place that lies too deep.
pub(crate) fn too_deep(place: Place) -> Diagnostic {
    let Place { line, column } = place;
    Diagnostic::new(
        &PAGE,
        format!("the request is nested more than {DEEPEST} deep at line {line}, column {column}"),
    )
    .help("state each fact directly within its group")
    .at("")
}
