//! E0206: unknown unit.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0206",
    title: "unknown unit",
    severity: Severity::Error,
    text: "Every number is counted in a unit: `days`, `weeks`, `months`, `years`, `hours`, `minutes` and \
        `visits` are known, and `unit sessions, one session` declares another. The singular is as good as \
        the plural.",
    raises: Case::Declarations(
        r#"value yearly in session
  3 session
"#,
    ),
    misses: Case::Declarations(
        r#"unit sessions, one session

value yearly in sessions
  3 sessions
"#,
    ),
};

/// Names the unknown unit and the nearest one.
pub(crate) fn unknown_unit(name: &str, span: Span, near: Option<&str>) -> Diagnostic {
    let help = near.map_or_else(
        || format!("declare it: `unit {name}`"),
        |near| format!("did you mean `{near}`?"),
    );
    Diagnostic::new(&PAGE, format!("no unit is called `{name}`"))
        .label(span, "not declared")
        .help(help)
}
