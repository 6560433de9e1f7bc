//! E0416: a release that settles.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0416",
    title: "a release that settles",
    severity: Severity::Error,
    text: "A rule that settles stands before all others, adverse ones too. A release must not: it would approve \
        whatever else is known.",
    raises: Case::Declarations(
        r#"rule known
  finds met, settles because "Known."
  when is_adult
"#,
    ),
    misses: Case::Declarations(
        r#"rule known
  finds refer, settles because "Known."
  when is_adult
"#,
    ),
};

/// Names the rule and its finding.
pub(crate) fn settles_release(rule: &str, finding: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("rule `{rule}` settles with `{finding}`, which is a release"),
    )
    .label(span, "would stand before every other rule")
    .help("take `settles` out")
}
