//! E0402: two policies in one file.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0402",
    title: "two policies in one file",
    severity: Severity::Error,
    text: "A file holds one policy. A second one has a file of its own, so that each has its own dates in \
        force, findings and examples.",
    raises: Case::Declarations(
        r#"policy other "Another policy"
  in force from 2022-01-01 by request.service_date
"#,
    ),
    misses: Case::Declarations(
        r#"criterion other
  met when member.adult
"#,
    ),
};

/// Points at both.
pub(crate) fn two_policies(name: &str, span: Span, first: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{name}` is a second policy in this file"))
        .label(span, "the second policy")
        .label(first, "the first policy")
        .help("move it into a file of its own")
}
