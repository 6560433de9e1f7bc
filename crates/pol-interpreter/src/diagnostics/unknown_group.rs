//! E0709: a group of facts that the policy does not declare.
//! Shows no value of the request.

use super::quoted;
use crate::request::listed;
use pol_compiler::program::Program;
use pol_parser::{Case, Diagnostic, Page, Severity};

pub(super) static PAGE: Page = Page {
    code: "E0709",
    title: "unknown group",
    severity: Severity::Error,
    text: "The request has a group that the policy does not declare. A group that is misspelt must not count as missing: its facts would be presumed or asked for although they were sent. Use the name that the policy gives the group, or leave the group out if the policy has no use for it.",
    raises: Case::Request {
        declarations: r#""#,
        request: r#"{"membr": {"adult": true}}"#,
    },
    misses: Case::Request {
        declarations: r#""#,
        request: r#"{"member": {"adult": true}}"#,
    },
};

/// Names the group and the nearest one, or all there are.
pub(crate) fn unknown_group(name: &str, near: Option<&str>, program: &Program) -> Diagnostic {
    let groups = || listed(program.groups.iter().map(|group| group.name.as_str()));
    let help = near.map_or_else(
        || format!("the groups are {}", groups()),
        |near| format!("did you mean `{near}`?"),
    );
    Diagnostic::new(
        &PAGE,
        format!("the policy has no group of facts {}", quoted(name)),
    )
    .help(help)
}
