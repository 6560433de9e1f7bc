//! E0604: an amount expected of no release.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0604",
    title: "an amount expected of no release",
    severity: Severity::Error,
    text: "Only a release releases an amount, so `releasing` stands only beside a finding of that kind.",
    raises: Case::Declarations(
        r#"example grown_up "An adult"
  given
    member.adult yes
  expect refer, releasing 3 visits
"#,
    ),
    misses: Case::Declarations(
        r#"example grown_up "An adult"
  given
    member.adult yes
  expect refer
"#,
    ),
};

/// Names the finding.
pub(crate) fn expects_no_release(finding: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{finding}` is no release and releases nothing"),
    )
    .label(span, "releases an amount")
    .help("take `releasing` out, or expect a release")
}
