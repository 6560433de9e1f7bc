//! E0302: a number or a date is due.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0302",
    title: "a number or a date is due",
    severity: Severity::Error,
    text: "Here something is counted, compared or added, which takes a number with a unit, or a date. A yes/no \
        fact, a criterion, a choice or a code has no size.",
    raises: Case::Declarations(
        r#"criterion asked
  met when is_adult + request.visits is at least 1 visit
"#,
    ),
    misses: Case::Declarations(
        r#"criterion asked
  met when request.visits + request.visits is at least 2 visits
"#,
    ),
};

/// Says what stands there instead.
pub(crate) fn not_a_number(words: &str, what: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{words}` is {what}, and a number is due here"),
    )
    .label(span, what)
    .help("name a fact, a value or an amount that is a number, or write a number with its unit")
}
