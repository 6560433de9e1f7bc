//! E0716: a number with more digits than can be exact.
//! Shows no value of the request.

use pol_parser::{Case, Diagnostic, Page, Severity};

pub(super) static PAGE: Page = Page {
    code: "E0716",
    title: "number too long",
    severity: Severity::Error,
    text: "The number has more than 28 digits. Numbers are kept exactly, never rounded, and that is as many digits as an exact number has here. No amount of care is counted with so many: the value is probably an identifier that was put in the wrong place.",
    raises: Case::Request {
        declarations: r#""#,
        request: r#"{"request": {"visits": 12345678901234567890123456789}}"#,
    },
    misses: Case::Request {
        declarations: r#""#,
        request: r#"{"request": {"visits": 12.00000000000000000000000000000}}"#,
    },
};

/// Says what is wanted.
pub(crate) fn number_too_long(path: &str, wanted: &str) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{path}` has more than 28 digits"))
        .help(format!("give {wanted}"))
}
