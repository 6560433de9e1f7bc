//! W0902: what can never apply.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "W0902",
    title: "what can never apply",
    severity: Severity::Warning,
    text: "No request that the policy governs satisfies the condition of this rule, exception or advisory, whatever its facts are. \
        Its parts exclude each other, or exclude what the policy governs; the smallest such part is named. Often a bound is \
        on the wrong side, or `and` stands where `or` was meant.",
    raises: Case::Declarations(
        r#"rule children
  finds not_met because "A child asks for many visits."
  when all of
    - request.visits is at least 20 visits
    - request.visits is less than 10 visits
"#,
    ),
    misses: Case::Declarations(
        r#"rule children
  finds not_met because "A child asks for many visits."
  when all of
    - request.visits is at least 10 visits
    - request.visits is less than 20 visits
"#,
    ),
};

/// Names what never applies, and the conditions that exclude each other.
pub(crate) fn never_applies(
    kind: &str,
    name: &str,
    excluding: &[String],
    span: Span,
) -> Diagnostic {
    let why = match excluding {
        [] => String::new(),
        [one] => format!(": `{one}` never holds"),
        _ => format!(": {} exclude each other", super::quoted(excluding)),
    };
    Diagnostic::new(&PAGE, format!("{kind} `{name}` can never apply{why}"))
        .label(span, "no request satisfies it")
        .help("mend the condition, or take it out")
}
