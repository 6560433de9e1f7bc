//! E0338: a range of another kind.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0338",
    title: "a range of another kind",
    severity: Severity::Error,
    text: "A number declares the numbers that it can be, and a date the dates.",
    raises: Case::Declarations(
        r#"facts chart
  seen date, 1 to 100 "When was the member seen?"
"#,
    ),
    misses: Case::Declarations(
        r#"facts chart
  seen date, 2020-01-01 to 2030-12-31 "When was the member seen?"
"#,
    ),
};

/// Says what the ends must be.
pub(crate) fn range_of_other_kind(path: &str, kind: &str, example: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("the range of `{path}` goes from and to {kind}"),
    )
    .label(span, format!("not {kind}"))
    .help(format!("write it as in `{example}`"))
}
