//! E0706: a request that is no object.
//! Shows no value of the request.

use pol_compiler::program::Program;
use pol_parser::{Case, Diagnostic, Page, Severity};

pub(super) static PAGE: Page = Page {
    code: "E0706",
    title: "not an object",
    severity: Severity::Error,
    text: "A request is a JSON object that holds the groups of facts by name: `{\"member\": {\"adult\": true}}`. This one is a list, a text or something else, so no fact can be found in it. Put the groups of one request between braces. Several requests are sent one at a time.",
    raises: Case::Request {
        declarations: r#""#,
        request: r#"[{"request": {"visits": 12}}]"#,
    },
    misses: Case::Request {
        declarations: r#""#,
        request: r#"{"request": {"visits": 12}}"#,
    },
};

/// Says what the request is, and how one begins.
pub(crate) fn request_not_object(kind: &str, program: &Program) -> Diagnostic {
    let group = program
        .groups
        .first()
        .map_or("request", |group| group.name.as_str());
    Diagnostic::new(
        &PAGE,
        format!("the request is {kind}, not an object with groups of facts"),
    )
    .help(format!("write it as `{{\"{group}\": {{…}}}}`"))
    .at("")
}
