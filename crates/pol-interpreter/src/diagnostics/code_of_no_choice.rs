//! E0723: a code that means none of the choices.
//! Shows no value of the request.

use pol_parser::{Case, Diagnostic, Page, Severity};

pub(super) static PAGE: Page = Page {
    code: "E0723",
    title: "code without a choice",
    severity: Severity::Error,
    text: "The fact is a choice, and the code that the request gives means none of the list. Where other codes should count as one choice, the policy says so with `codes … otherwise`; here it does not, so what the code means for the policy is not known. Give a code that one of the choices has, or the choice by name.",
    raises: Case::Request {
        declarations: r#""#,
        request: r#"{"member": {"conditions": [{"system": "icd10cm", "code": "G43"}]}}"#,
    },
    misses: Case::Request {
        declarations: r#""#,
        request: r#"{"member": {"conditions": [{"system": "icd10cm", "code": "J45.2"}]}}"#,
    },
};

/// Names the system.
pub(crate) fn code_of_no_choice(path: &str, system: &str) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{path}` is given a code of `{system}` that means none of its choices"),
    )
    .help("give a code that the policy lists with a choice, or the choice by name")
}
