//! E0719: a text that is not written as codes are.
//! Shows no value of the request.

use pol_parser::{Case, Diagnostic, Page, Severity};

pub(super) static PAGE: Page = Page {
    code: "E0719",
    title: "not a code",
    severity: Severity::Error,
    text: "Codes are written with capital letters, digits and points, without spaces: `97124`, `F41.1`. A text that is written in another way would match no code of the policy and silently count as a code that is not listed. Write the code as its system prints it, without description or modifier.",
    raises: Case::Request {
        declarations: r#""#,
        request: r#"{"request": {"code": "j45 "}}"#,
    },
    misses: Case::Request {
        declarations: r#""#,
        request: r#"{"request": {"code": "J45"}}"#,
    },
};

/// Says how codes are written.
pub(crate) fn not_a_code(path: &str) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{path}` is given a text that is not written as a code"),
    )
    .help("write the code alone, with capital letters, digits and points")
}
