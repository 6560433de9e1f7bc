//! E0331: between a larger and a smaller.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0331",
    title: "between a larger and a smaller",
    severity: Severity::Error,
    text: "`is between` names the smaller end first. The other way round nothing lies between, and the \
        condition could never be true.",
    raises: Case::Declarations(
        r#"criterion asked
  met when request.visits is between 4 visits and 2 visits
"#,
    ),
    misses: Case::Declarations(
        r#"criterion asked
  met when request.visits is between 2 visits and 4 visits
"#,
    ),
};

/// Gives the ends in order.
pub(crate) fn between_backwards(low: &str, high: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("nothing is between `{low}` and `{high}`"))
        .label(span, "can never be true")
        .help(format!("write `is between {high} and {low}`"))
}
