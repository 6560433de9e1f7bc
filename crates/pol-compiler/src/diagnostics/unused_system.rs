//! W0815: a code system that nothing uses.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "W0815",
    title: "a code system that nothing uses",
    severity: Severity::Warning,
    text: "No fact holds codes of this system, and no choice is given by them.",
    raises: Case::Declarations(
        r#"codes drg "DRG"
"#,
    ),
    misses: Case::Declarations(
        r#"codes drg "DRG"

facts stay
  group code of drg "Which group?"

rule heavy
  finds refer because "Heavy."
  when stay.group is 101
"#,
    ),
};

/// Names it.
pub(crate) fn unused_system(name: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("nothing uses `{name}`"))
        .label(span, "changes no determination")
        .help("declare a fact of it, or take it out")
}
