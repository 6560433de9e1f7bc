//! E0415: a rule that releases and finds no release.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0415",
    title: "a rule that releases and finds no release",
    severity: Severity::Error,
    text: "Only a rule whose finding is a release can release an amount.",
    raises: Case::Declarations(
        r#"amount released in visits
  request.visits

rule minors
  finds not_met, releasing released of request.visits because "Met."
  when not is_adult
"#,
    ),
    misses: Case::Declarations(
        r#"amount released in visits
  request.visits

rule minors
  finds met, releasing released of request.visits because "Met."
  when not is_adult
"#,
    ),
};

/// Names the rule and its finding.
pub(crate) fn releases_without_release(rule: &str, finding: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("rule `{rule}` releases an amount, but `{finding}` is no release"),
    )
    .label(span, "releases an amount")
    .help("take `releasing` out, or find a release")
}
