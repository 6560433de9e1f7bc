//! W0908: a release of zero.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "W0908",
    title: "a release of zero",
    severity: Severity::Warning,
    text: "For some requests the criteria are met, and nothing is released. That reads as an approval and is none. Ask in the rule's \
        condition for at least one, and let another rule say what becomes of the rest.",
    raises: Case::Declarations(
        r#"facts course "The course"
  used whole number of visits, 0 to 100 "How many visits were used?"

amount can in visits
  request.visits
  at most 12 visits less course.used
    because "Twelve visits a year."

rule measured
  finds met, releasing can of request.visits
    because "As many as can be released."
  when not member.adult
"#,
    ),
    misses: Case::Declarations(
        r#"facts course "The course"
  used whole number of visits, 0 to 100 "How many visits were used?"

amount can in visits
  request.visits
  at most 12 visits less course.used
    because "Twelve visits a year."

rule measured
  finds met, releasing can of request.visits
    because "As many as can be released."
  when not member.adult and can is at least 1 visit
"#,
    ),
};

/// Names the rule and its finding.
pub(crate) fn release_of_zero(rule: &str, finding: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("rule `{rule}` finds `{finding}` and can release nothing"),
    )
    .label(span, "releases 0 for some requests")
    .help("ask for at least one in its condition")
}
