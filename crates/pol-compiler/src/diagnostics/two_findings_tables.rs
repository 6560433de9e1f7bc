//! E0407: findings declared twice.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0407",
    title: "findings declared twice",
    severity: Severity::Error,
    text: "The order of findings is their strength, so all of them stand in one table.",
    raises: Case::Declarations(
        r#"findings, strongest first
  partly review "Partly"
  otherwise partly
"#,
    ),
    misses: Case::Declarations(
        r#"criterion partly
  met when member.adult
"#,
    ),
};

/// Points at both tables.
pub(crate) fn two_findings_tables(span: Span, first: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, "the findings are declared twice")
        .label(span, "declared again here")
        .label(first, "declared first here")
        .help("put all findings into one table, strongest first")
}
