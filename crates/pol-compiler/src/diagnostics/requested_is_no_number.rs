//! E0330: a request that is no number.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0330",
    title: "a request that is no number",
    severity: Severity::Error,
    text: "`releasing AMOUNT of FACT` names the fact that tells how much was requested, which is a number.",
    raises: Case::Declarations(
        r#"amount released in visits
  3 visits

rule visits_of_adults
  finds met, releasing released of member.adult because "Met."
  when is_adult
"#,
    ),
    misses: Case::Declarations(
        r#"amount released in visits
  3 visits

rule visits_of_adults
  finds met, releasing released of request.visits because "Met."
  when is_adult
"#,
    ),
};

/// Names the fact.
pub(crate) fn requested_is_no_number(path: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{path}` does not tell how much was requested"),
    )
    .label(span, "not a number")
    .help("name the numeric fact that tells how much was requested")
}
