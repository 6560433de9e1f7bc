//! E0606: a presumption expected where none is declared.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0606",
    title: "a presumption expected where none is declared",
    severity: Severity::Error,
    text: "Only a fact that declares `presumed` can be presumed. One that does not is missing.",
    raises: Case::Declarations(
        r#"example grown_up "An adult"
  expect presumed member.adult
"#,
    ),
    misses: Case::Declarations(
        r#"example grown_up "An adult"
  expect missing member.adult
"#,
    ),
};

/// Names the fact.
pub(crate) fn expects_no_presumption(path: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{path}` declares nothing that is presumed"))
        .label(span, "is never presumed")
        .help("expect it as missing, or declare what is presumed")
}
