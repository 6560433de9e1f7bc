//! E0453: days on which the policy is not in force.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0453",
    title: "days on which the policy is not in force",
    severity: Severity::Error,
    text: "The days on which this stands all lie outside those on which the policy is in force, so it is never looked at. \
        What stood only before the policy took effect belongs to the revision log.",
    raises: Case::Declarations(
        r#"rule many_visits until 2021-12-31
  finds refer because "More than ten visits are requested."
  when request.visits is more than 10 visits
"#,
    ),
    misses: Case::Declarations(
        r#"rule many_visits until 2022-01-01
  finds refer because "More than ten visits are requested."
  when request.visits is more than 10 visits
"#,
    ),
};

/// Names what never stands.
pub(crate) fn never_in_force(name: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{name}` stands on no day on which the policy is in force"),
    )
    .label(span, "outside the policy's own days")
    .help("correct the days, or take it out")
}
