//! E0313: a choice is due.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0313",
    title: "a choice is due",
    severity: Severity::Error,
    text: "A fact of choices is compared with one of the choices of its list, and here stands something else.",
    raises: Case::Declarations(
        r#"criterion on_the_left
  met when member.side is 3 visits
"#,
    ),
    misses: Case::Declarations(
        r#"criterion on_the_left
  met when member.side is left
"#,
    ),
};

/// Names the choices.
pub(crate) fn not_a_choice(path: &str, found: &str, choices: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{path}` is a choice, and `{found}` is none"),
    )
    .label(span, "not a choice")
    .help(format!("write one of {choices}"))
}
