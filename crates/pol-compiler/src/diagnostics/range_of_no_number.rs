//! E0339: a range for what has none.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0339",
    title: "a range for what has none",
    severity: Severity::Error,
    text: "Numbers and dates have a range. Choices, codes, yes/no and texts have none: their values are listed, \
        or are all there are.",
    raises: Case::Declarations(
        r#"facts chart
  seen yes/no, 1 to 2 "Was the member seen?"
"#,
    ),
    misses: Case::Declarations(
        r#"facts chart
  seen yes/no "Was the member seen?"
"#,
    ),
};

/// Names the fact.
pub(crate) fn range_of_no_number(path: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{path}` is neither a number nor a date and has no range"),
    )
    .label(span, "no range is due here")
    .help("take the range out")
}
