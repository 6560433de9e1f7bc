//! E0724: a code for choices that have none.
//! Shows no value of the request.

use crate::request::names;
use pol_compiler::program::Choices;
use pol_parser::{Case, Diagnostic, Page, Severity};

pub(super) static PAGE: Page = Page {
    code: "E0724",
    title: "choices without codes",
    severity: Severity::Error,
    text: "The request gives a code, but the choices of this fact have no codes in the policy. They are given by name. Use the name of the choice, or leave the fact out if nobody has judged which one applies.",
    raises: Case::Request {
        declarations: r#""#,
        request: r#"{"member": {"side": {"system": "icd10cm", "code": "J45"}}}"#,
    },
    misses: Case::Request {
        declarations: r#""#,
        request: r#"{"member": {"side": "right"}}"#,
    },
};

/// Names the choices.
pub(crate) fn choices_without_codes(path: &str, choices: &Choices) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{path}` is given a code, but its choices have none"),
    )
    .help(format!("give one of {}", names(choices)))
}
