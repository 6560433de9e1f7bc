//! E0708: a key that stands twice in one object.
//! Shows no value of the request.

use super::quoted;
use pol_parser::{Case, Diagnostic, Page, Severity};

pub(super) static PAGE: Page = Page {
    code: "E0708",
    title: "stated twice",
    severity: Severity::Error,
    text: "The same key stands twice in one object. Most JSON software keeps the last of the two and drops the first without a word, so two readers of the same request could see different facts. Nothing is chosen here: keep the one that is right and take the other away.",
    raises: Case::Request {
        declarations: r#""#,
        request: r#"{"request": {"visits": 12, "visits": 30}}"#,
    },
    misses: Case::Request {
        declarations: r#""#,
        request: r#"{"request": {"visits": 30}}"#,
    },
};

/// Names the key.
pub(crate) fn duplicate_key(key: &str) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("{} is stated twice", quoted(key)))
        .help("keep the one that is right")
}
