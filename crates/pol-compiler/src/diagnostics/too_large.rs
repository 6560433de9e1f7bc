//! E0333: a number that may grow too large.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0333",
    title: "a number that may grow too large",
    severity: Severity::Error,
    text: "Numbers are exact up to 1,000,000,000,000,000. From the declared ranges this one can grow beyond, so \
        that some request could not be computed exactly.",
    raises: Case::Declarations(
        r#"facts chart
  score whole number of visits, 0 to 1000000000000000 "Which score?"

criterion high
  met when 2 times chart.score is at least 3 visits
"#,
    ),
    misses: Case::Declarations(
        r#"facts chart
  score whole number of visits, 0 to 100000000000000 "Which score?"

criterion high
  met when 2 times chart.score is at least 3 visits
"#,
    ),
};

/// Names the computation.
pub(crate) fn too_large(words: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{words}` may exceed 1,000,000,000,000,000"))
        .label(span, "can grow too large to be exact")
        .help("declare narrower ranges for the facts that it reads")
}
