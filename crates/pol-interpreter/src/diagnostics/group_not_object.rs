//! E0707: a group of facts that is no object.
//! Shows no value of the request.

use pol_parser::{Case, Diagnostic, Page, Severity};

pub(super) static PAGE: Page = Page {
    code: "E0707",
    title: "group is not an object",
    severity: Severity::Error,
    text: "The facts of a request are nested by group, and each group is a JSON object: `{\"member\": {\"adult\": true}}`. Here the name of a group has a single value or a list. Write the facts of the group by name between braces.",
    raises: Case::Request {
        declarations: r#""#,
        request: r#"{"member": true}"#,
    },
    misses: Case::Request {
        declarations: r#""#,
        request: r#"{"member": {"adult": true}}"#,
    },
};

/// Says what stands in the group's place.
pub(crate) fn group_not_object(group: &str, kind: &str) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{group}` is {kind}, but it is a group of facts"),
    )
    .help(format!("write its facts by name: `\"{group}\": {{…}}`"))
}
