//! E0301: a condition is due.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0301",
    title: "a condition is due",
    severity: Severity::Error,
    text: "A condition is yes or no: a yes/no fact, a criterion, or a comparison. A number, a date, a choice or \
        a set alone says neither.",
    raises: Case::Declarations(
        r#"criterion asked
  met when request.visits
"#,
    ),
    misses: Case::Declarations(
        r#"criterion asked
  met when request.visits is at least 1 visit
"#,
    ),
};

/// Says what the name stands for, and gives a comparison.
pub(crate) fn not_a_condition(path: &str, what: &str, mend: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{path}` is {what}, which is neither yes nor no"),
    )
    .label(span, what)
    .help(format!("compare it, as in `{mend}`"))
}
