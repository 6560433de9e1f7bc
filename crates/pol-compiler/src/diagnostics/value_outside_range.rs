//! E0328: a value outside the declared range.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0328",
    title: "a value outside the declared range",
    severity: Severity::Error,
    text: "The fact declares its range, and this value lies outside. A request with it would be refused, so an \
        example or a presumption with it says nothing.",
    raises: Case::Declarations(
        r#"example many "Many visits"
  given
    request.visits 101 visits
  expect refer
"#,
    ),
    misses: Case::Declarations(
        r#"example many "Many visits"
  given
    request.visits 100 visits
  expect information needed
"#,
    ),
};

/// Names the range.
pub(crate) fn value_outside_range(
    path: &str,
    written: &str,
    range: &str,
    span: Span,
) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{written}` is outside the range of `{path}`"),
    )
    .label(span, "outside the range")
    .help(format!("`{path}` goes from {range}"))
}
