//! E0311: an order where there is none.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0311",
    title: "an order where there is none",
    severity: Severity::Error,
    text: "Choices and codes have no order: one is the other or it is not. `is` and `is not` compare them, and \
        `is one of` compares with several.",
    raises: Case::Declarations(
        r#"criterion on_the_left
  met when member.side is at least left
"#,
    ),
    misses: Case::Declarations(
        r#"criterion on_the_left
  met when member.side is left
"#,
    ),
};

/// Names the fact and the words.
pub(crate) fn unordered(path: &str, what: &str, words: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{path}` is {what}, which `{words}` cannot compare"),
    )
    .label(span, "has no order")
    .help("write `is`, `is not` or `is one of`")
}
