//! E0702: a request whose text ends within a value.
//! Shows no value of the request.

use pol_parser::{Case, Diagnostic, Page, Severity};

pub(super) static PAGE: Page = Page {
    code: "E0702",
    title: "request ends early",
    severity: Severity::Error,
    text: "The text of the request ends before its last bracket or quote is closed. Often only a part of it was sent or saved. Because the rest might have changed the outcome, nothing of it is used. Send the request again as a whole.",
    raises: Case::Request {
        declarations: r#""#,
        request: r#"{"request": {"visits": 12}"#,
    },
    misses: Case::Request {
        declarations: r#""#,
        request: r#"{"request": {"visits": 12}}"#,
    },
};

/// Says that the text is not complete.
pub(crate) fn ends_early() -> Diagnostic {
    Diagnostic::new(&PAGE, "the request ends before it is complete")
        .help("send the whole request: a bracket or quote that was opened is never closed")
        .at("")
}
