//! E0726: a value that lacks a key of its form.
//! Shows no value of the request.

use pol_parser::{Case, Diagnostic, Page, Severity};

pub(super) static PAGE: Page = Page {
    code: "E0726",
    title: "key lacks",
    severity: Severity::Error,
    text: "A code with its system is written `{\"system\": …, \"code\": …}`, and a set that may have more members `{\"open\": […]}`. The value here lacks one of these keys, so it cannot be understood. A code without its system is given as a plain text where the fact names the system.",
    raises: Case::Request {
        declarations: r#""#,
        request: r#"{"member": {"conditions": [{"code": "J45"}]}}"#,
    },
    misses: Case::Request {
        declarations: r#""#,
        request: r#"{"member": {"conditions": {"open": []}}}"#,
    },
};

/// Names the key.
pub(crate) fn lacking_key(key: &str) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("the value lacks the key `{key}`"))
        .help(format!("add `\"{key}\"`"))
}
