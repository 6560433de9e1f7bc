//! E0710: a fact that the policy does not declare.
//! Shows no value of the request.

use super::quoted;
use crate::request::listed;
use pol_parser::{Case, Diagnostic, Page, Severity};

pub(super) static PAGE: Page = Page {
    code: "E0710",
    title: "unknown fact",
    severity: Severity::Error,
    text: "The request states a fact that the policy does not declare. A misspelt fact must never count as not stated: it could then be presumed, and the request decided upon the presumption. Use the name that the policy gives the fact, or leave it out if the policy has no use for it.",
    raises: Case::Request {
        declarations: r#""#,
        request: r#"{"member": {"adlt": true}}"#,
    },
    misses: Case::Request {
        declarations: r#""#,
        request: r#"{"member": {"adult": true}}"#,
    },
};

/// Names the fact and the nearest one, or all of its group.
pub(crate) fn unknown_fact<'a>(
    path: &str,
    near: Option<&str>,
    keys: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    let help = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the facts of this group are {}", listed(keys)),
    };
    Diagnostic::new(
        &PAGE,
        format!("the policy declares no fact {}", quoted(path)),
    )
    .help(help)
}
