//! E0413: an advisory that does not say when.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0413",
    title: "an advisory that does not say when",
    severity: Severity::Error,
    text: "An advisory is given under a condition, and this one has none.",
    raises: Case::Declarations(
        r#"advisory consult "Consult the oncologist."
"#,
    ),
    misses: Case::Declarations(
        r#"advisory consult "Consult the oncologist."
  when is_adult
"#,
    ),
};

/// Names the advisory.
pub(crate) fn advisory_without_condition(name: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("advisory `{name}` does not say when it is given"),
    )
    .label(span, "lacks `when`")
    .help("add `when CONDITION`")
}
