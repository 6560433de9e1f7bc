//! E0722: a code of a system that the fact does not take.
//! Shows no value of the request.

use crate::request::listed;
use pol_parser::{Case, Diagnostic, Page, Severity};

pub(super) static PAGE: Page = Page {
    code: "E0722",
    title: "other code system",
    severity: Severity::Error,
    text: "The code is of a system that the policy declares, but not of the one whose codes this fact takes. The same letters can mean different things in two systems, so the code is not tried in the other one. Give a code of the system that is named, or state the code for the fact to which it belongs.",
    raises: Case::Request {
        declarations: r#""#,
        request: r#"{"request": {"code": {"system": "icd10cm", "code": "J45"}}}"#,
    },
    misses: Case::Request {
        declarations: r#""#,
        request: r#"{"request": {"code": {"system": "cpt", "code": "97124"}}}"#,
    },
};

/// Names the systems that the fact takes.
pub(crate) fn other_system(path: &str, systems: &[&str]) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{path}` is given a code of another system")).help(format!(
        "its codes are of {}",
        listed(systems.iter().copied())
    ))
}
