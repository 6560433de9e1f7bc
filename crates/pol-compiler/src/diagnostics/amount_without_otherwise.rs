//! E0436: an amount that is not always told.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0436",
    title: "an amount that is not always told",
    severity: Severity::Error,
    text: "The cases of an amount hold under their conditions; `otherwise` says what it is when none does. \
        Without it some request would have no amount.",
    raises: Case::Declarations(
        r#"amount released in visits
  12 visits when is_adult
"#,
    ),
    misses: Case::Declarations(
        r#"amount released in visits
  12 visits when is_adult
  otherwise 6 visits
"#,
    ),
};

/// Says whether cases are there.
pub(crate) fn amount_without_otherwise(name: &str, has_cases: bool, span: Span) -> Diagnostic {
    let (message, help) = if has_cases {
        (
            format!("`{name}` does not say what it is when no case holds"),
            "add `otherwise` and an expression",
        )
    } else {
        (
            format!("`{name}` does not say what it is"),
            "add an expression, such as a fact or a number with its unit",
        )
    };
    Diagnostic::new(&PAGE, message)
        .label(span, "not always told")
        .help(help)
}
