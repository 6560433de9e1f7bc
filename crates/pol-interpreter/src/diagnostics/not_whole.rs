//! E0713: a fraction where the policy counts in whole numbers.
//! Shows no value of the request.

use pol_parser::{Case, Diagnostic, Page, Severity};

pub(super) static PAGE: Page = Page {
    code: "E0713",
    title: "not a whole number",
    severity: Severity::Error,
    text: "The policy counts this fact in whole numbers, and the request states a fraction. It is not rounded: half a visit up or down can be the difference between two outcomes. State the whole number that was meant. `12.0` is a whole number.",
    raises: Case::Request {
        declarations: r#""#,
        request: r#"{"request": {"visits": 12.5}}"#,
    },
    misses: Case::Request {
        declarations: r#""#,
        request: r#"{"request": {"visits": 12.0}}"#,
    },
};

/// Says what is wanted.
pub(crate) fn not_whole(path: &str, wanted: &str) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{path}` is not a whole number")).help(format!("give {wanted}"))
}
