//! N0917: a cap that never binds.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "N0917",
    title: "a cap that never binds",
    severity: Severity::Note,
    text: "Every determination would be the same without this cap: another bound is always as low, or its `when` never holds where it \
        would be the lowest.",
    raises: Case::Declarations(
        r#"facts course "The course"
  used whole number of visits, 0 to 100 "How many visits were used?"

amount can in visits
  request.visits
  at most 12 visits
    because "Twelve visits."
  at most 20 visits
    because "The year has its limit."

rule measured
  finds met, releasing can of request.visits
    because "As many as can be released."
  when all of
    - not member.adult
    - can is at least 1 visit
"#,
    ),
    misses: Case::Declarations(
        r#"facts course "The course"
  used whole number of visits, 0 to 100 "How many visits were used?"

amount can in visits
  request.visits
  at most 12 visits
    because "Twelve visits."
  at most 20 visits less course.used
    because "The year has its limit."

rule measured
  finds met, releasing can of request.visits
    because "As many as can be released."
  when all of
    - not member.adult
    - can is at least 1 visit
"#,
    ),
};

/// Names the cap's bound and its amount.
pub(crate) fn cap_never_binds(amount: &str, bound: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("the cap `at most {bound}` of `{amount}` never binds"),
    )
    .label(span, "another bound is always as low")
    .help("lower the bound, mend its `when`, or take the cap out")
}
