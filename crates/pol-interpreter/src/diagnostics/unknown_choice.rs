//! E0718: a choice that the list does not have.
//! Shows no value of the request.

use crate::request::names;
use pol_compiler::program::Choices;
use pol_parser::{Case, Diagnostic, Page, Severity};

pub(super) static PAGE: Page = Page {
    code: "E0718",
    title: "unknown choice",
    severity: Severity::Error,
    text: "The fact takes one of the choices that the policy lists, by name, and the request gives another text. The names are compared exactly, capital letters included. It is an error rather than some other choice, since a misspelt diagnosis would otherwise count as one that is not covered. Use a name of the list.",
    raises: Case::Request {
        declarations: r#""#,
        request: r#"{"member": {"side": "lefft"}}"#,
    },
    misses: Case::Request {
        declarations: r#""#,
        request: r#"{"member": {"side": "left"}}"#,
    },
};

/// Names the list's choices; the request's own text is not shown.
pub(crate) fn unknown_choice(path: &str, choices: &Choices, near: Option<&str>) -> Diagnostic {
    let all = format!("the choices are {}", names(choices));
    let help = near.map_or_else(
        || all.clone(),
        |near| format!("did you mean `{near}`? {all}"),
    );
    Diagnostic::new(
        &PAGE,
        format!(
            "`{path}` is given a text that is no choice of `{}`",
            choices.name
        ),
    )
    .help(help)
}
