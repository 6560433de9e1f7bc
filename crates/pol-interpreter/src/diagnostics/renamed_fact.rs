//! E0711: a fact by the name that it had before.
//! Shows no value of the request.

use pol_parser::{Case, Diagnostic, Page, Severity};

pub(super) static PAGE: Page = Page {
    code: "E0711",
    title: "fact has a new name",
    severity: Severity::Error,
    text: "The policy once declared this fact under the name that the request uses, and says so with `was`. The old name is not read any more, since the fact's meaning may have been made more exact with its name. Send the fact by its new name.",
    raises: Case::Request {
        declarations: r#"facts chart
  goals_written yes/no "Are the goals written down?" was chart.goals
"#,
        request: r#"{"chart": {"goals": true}}"#,
    },
    misses: Case::Request {
        declarations: r#"facts chart
  goals_written yes/no "Are the goals written down?" was chart.goals
"#,
        request: r#"{"chart": {"goals_written": true}}"#,
    },
};

/// Names the old path and the new one.
pub(crate) fn renamed_fact(old: &str, new: &str) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{old}` is now called `{new}`"))
        .help(format!("state it as `{new}`"))
}
