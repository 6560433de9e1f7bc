//! E0720: a code that a closed system does not list.
//! Shows no value of the request.

use pol_parser::{Case, Diagnostic, Page, Severity};

pub(super) static PAGE: Page = Page {
    code: "E0720",
    title: "unknown code",
    severity: Severity::Error,
    text: "The policy lists every code of this system, and the code of the request is not among them. In a system that is not listed any code is known, even when the policy does not mention it. Check the code; if it is right, the list in the policy lacks it, and its author should hear of it.",
    raises: Case::Request {
        declarations: r#"codes visit_codes "Visit codes"
  only A1, A2

facts claim
  kind code of visit_codes "Which kind of visit?"
"#,
        request: r#"{"claim": {"kind": "A3"}}"#,
    },
    misses: Case::Request {
        declarations: r#"codes visit_codes "Visit codes"
  only A1, A2

facts claim
  kind code of visit_codes "Which kind of visit?"
"#,
        request: r#"{"claim": {"kind": "A2"}}"#,
    },
};

/// Names the system.
pub(crate) fn unknown_code(path: &str, system: &str) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{path}` is given a code that `{system}` does not have"),
    )
    .help(format!("use a code that the policy lists for `{system}`"))
}
