//! E0414: an advisory without words.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0414",
    title: "an advisory without words",
    severity: Severity::Error,
    text: "An advisory is something to tell the reader, and this one says nothing.",
    raises: Case::Declarations(
        r#"advisory consult
  when is_adult
"#,
    ),
    misses: Case::Declarations(
        r#"advisory consult "Consult the oncologist."
  when is_adult
"#,
    ),
};

/// Names the advisory.
pub(crate) fn advisory_without_text(name: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("advisory `{name}` tells the reader nothing"))
        .label(span, "lacks its text")
        .help("add a text in quotes after the name")
}
