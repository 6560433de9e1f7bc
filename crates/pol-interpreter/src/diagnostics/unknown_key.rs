//! E0725: a key that the form of a value does not have.
//! Shows no value of the request.

use super::quoted;
use crate::request::listed;
use pol_parser::{Case, Diagnostic, Page, Severity};

pub(super) static PAGE: Page = Page {
    code: "E0725",
    title: "unknown key of a value",
    severity: Severity::Error,
    text: "A code with its system is written `{\"system\": …, \"code\": …}`, and a set that may have more members `{\"open\": […]}`. The value here has another key. It is not skipped: it may say something that changes the fact, such as that the diagnosis is only suspected. Leave it out if it means nothing for the policy.",
    raises: Case::Request {
        declarations: r#""#,
        request: r#"{"member": {"conditions": [{"system": "icd10cm", "code": "J45", "status": "suspected"}]}}"#,
    },
    misses: Case::Request {
        declarations: r#""#,
        request: r#"{"member": {"conditions": [{"system": "icd10cm", "code": "J45"}]}}"#,
    },
};

/// Names the key and those that are known.
pub(crate) fn unknown_key(key: &str, known: &[&str]) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("a value of this form has no key {}", quoted(key)),
    )
    .help(format!("its keys are {}", listed(known.iter().copied())))
}
