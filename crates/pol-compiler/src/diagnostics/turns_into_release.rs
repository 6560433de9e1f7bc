//! E0418: an exception that turns into a release.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0418",
    title: "an exception that turns into a release",
    severity: Severity::Error,
    text: "An exception opens a door for a clinician; it never approves. What is to be released has a rule of \
        its own.",
    raises: Case::Declarations(
        r#"exception considered
  turns not_met into met
  when is_adult
"#,
    ),
    misses: Case::Declarations(
        r#"exception considered
  turns not_met into refer
  when is_adult
"#,
    ),
};

/// Names the finding.
pub(crate) fn turns_into_release(finding: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("an exception cannot turn into `{finding}`, which is a release"),
    )
    .label(span, "a release")
    .help("turn into a finding of kind review, or write a rule that finds the release")
}
