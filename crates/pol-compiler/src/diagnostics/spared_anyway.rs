//! W0813: an exception that spares what it does not reach.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "W0813",
    title: "an exception that spares what it does not reach",
    severity: Severity::Warning,
    text: "`except` names a rule whose finding this exception does not turn, so that it spares nothing. Another \
        rule may have been meant.",
    raises: Case::Declarations(
        r#"exception considered
  turns not_met into refer
  except adults
  when is_adult
"#,
    ),
    misses: Case::Declarations(
        r#"exception considered
  turns not_met into refer
  except minors
  when is_adult

rule minors
  finds not_met because "A minor."
  when not member.adult
"#,
    ),
};

/// Names the exception, the rule and its finding.
pub(crate) fn spared_anyway(exception: &str, rule: &str, finding: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("exception `{exception}` does not turn `{finding}`, so it spares `{rule}` anyway"),
    )
    .label(span, format!("finds `{finding}`"))
    .help("take it out, or name the rule that is meant")
}
