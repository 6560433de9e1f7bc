//! E0727: an escape that stands for no character.
//! Shows no value of the request.

use pol_parser::{Case, Diagnostic, Page, Severity};

pub(super) static PAGE: Page = Page {
    code: "E0727",
    title: "broken text",
    severity: Severity::Error,
    text: "A text or a key of the request holds an escape such as `\\ud800` that is half of a character without its other half. The text was probably cut in the middle. It cannot be compared with anything, so it is refused. Write the character itself, or both halves.",
    raises: Case::Request {
        declarations: r#""#,
        request: r#"{"member": {"side": "\ud800"}}"#,
    },
    misses: Case::Request {
        declarations: r#""#,
        request: r#"{"member": {"side": "\u006ceft"}}"#,
    },
};

/// Says that a text is broken.
pub(crate) fn bad_text() -> Diagnostic {
    Diagnostic::new(&PAGE, "a text here holds an escape that is no character")
        .help("write the character itself, in UTF-8")
}
