//! E0715: a number or a date outside the range of its fact.
//! Shows no value of the request.

use pol_parser::{Case, Diagnostic, Page, Severity};

pub(super) static PAGE: Page = Page {
    code: "E0715",
    title: "out of range",
    severity: Severity::Error,
    text: "The policy declares between which values this fact lies, and the request states one outside. Such a value is nearly always a slip: days where weeks were meant, a year of birth for a date of service. Check the record. If the value is right, the range in the policy is too narrow, and its author should hear of it.",
    raises: Case::Request {
        declarations: r#""#,
        request: r#"{"request": {"visits": 101}}"#,
    },
    misses: Case::Request {
        declarations: r#""#,
        request: r#"{"request": {"visits": 100}}"#,
    },
};

/// Says the range.
pub(crate) fn out_of_range(path: &str, range: &str) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{path}` is outside its range"))
        .help(format!("it goes from {range}"))
}
