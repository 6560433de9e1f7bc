//! E0721: a code system that the policy does not declare.
//! Shows no value of the request.

use crate::request::listed;
use pol_parser::{Case, Diagnostic, Page, Severity};

pub(super) static PAGE: Page = Page {
    code: "E0721",
    title: "unknown code system",
    severity: Severity::Error,
    text: "A code with its system names a system that the policy does not declare, so nobody can tell what the code means. The names of systems are the policy's own, such as `icd10cm`. Use that name, exactly as the policy writes it.",
    raises: Case::Request {
        declarations: r#""#,
        request: r#"{"member": {"conditions": [{"system": "icd10", "code": "J45"}]}}"#,
    },
    misses: Case::Request {
        declarations: r#""#,
        request: r#"{"member": {"conditions": [{"system": "icd10cm", "code": "J45"}]}}"#,
    },
};

/// Names the systems that would do.
pub(crate) fn unknown_system(path: &str, systems: &[&str], near: Option<&str>) -> Diagnostic {
    let help = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("its codes are of {}", listed(systems.iter().copied())),
    };
    Diagnostic::new(
        &PAGE,
        format!("`{path}` is given a code of a system that the policy does not declare"),
    )
    .help(help)
}
