//! E0420: a partial release where nothing is released in part.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0420",
    title: "a partial release where nothing is released in part",
    severity: Severity::Error,
    text: "`a partial release` is a release of less than was requested. No rule of this policy releases an \
        amount, so there is none.",
    raises: Case::Declarations(
        r#"exception considered
  turns not_met, a partial release into refer
  when is_adult
"#,
    ),
    misses: Case::Declarations(
        r#"exception considered
  turns not_met, a partial release into refer
  when is_adult

amount released in visits
  request.visits

rule visits_of_adults
  finds met, releasing released of request.visits because "Met."
  when is_adult
"#,
    ),
};

/// Names the exception.
pub(crate) fn no_partial_release(exception: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("exception `{exception}` turns a partial release, but no rule releases an amount"),
    )
    .label(span, "turns what cannot be")
    .help(
        "take `a partial release` out, or add `releasing AMOUNT of FACT` to the rule that releases",
    )
}
