//! W0814: a list of choices that nothing uses.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "W0814",
    title: "a list of choices that nothing uses",
    severity: Severity::Warning,
    text: "No fact is one or any of these choices.",
    raises: Case::Declarations(
        r#"choices eye
  blue "Blue"
"#,
    ),
    misses: Case::Declarations(
        r#"choices eye
  blue "Blue"

facts chart
  eye one of eye "Which colour?"

rule blue_eyes
  finds refer because "Blue."
  when chart.eye is blue
"#,
    ),
};

/// Names it.
pub(crate) fn unused_choices(name: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("nothing uses `{name}`"))
        .label(span, "changes no determination")
        .help("declare a fact of it, or take it out")
}
