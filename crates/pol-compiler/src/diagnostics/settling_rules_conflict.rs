//! E0417: two settling rules that may both apply.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0417",
    title: "two settling rules that may both apply",
    severity: Severity::Error,
    text: "A rule that settles is the only word on a request. Two of them with different findings that may both \
        apply contradict each other, unless their conditions plainly exclude each other: one demands what \
        the other forbids.",
    raises: Case::Declarations(
        r#"rule minors
  finds not_met, settles because "A minor."
  when not member.adult

rule left_side
  finds refer, settles because "On the left."
  when member.side is left
"#,
    ),
    misses: Case::Declarations(
        r#"rule minors
  finds not_met, settles because "A minor."
  when not member.adult

rule left_side
  finds refer, settles because "On the left."
  when member.adult and member.side is left
"#,
    ),
};

/// Names both rules and how to make them exclusive.
pub(crate) fn settling_rules_conflict(
    (one, one_finding, one_span): (&str, &str, Span),
    (two, two_finding, two_span): (&str, &str, Span),
) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("rules `{one}` and `{two}` both settle, and may both apply"),
    )
    .label(two_span, format!("settles with `{two_finding}`"))
    .label(one_span, format!("settles with `{one_finding}`"))
    .help(format!(
        "add the opposite of the condition of `{one}` to `{two}`, or give both the same finding"
    ))
}
