//! E0334: a number that may need too many decimals.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0334",
    title: "a number that may need too many decimals",
    severity: Severity::Error,
    text: "Products of numbers with decimals have as many as both together. Beyond twelve a computation could \
        not stay exact.",
    raises: Case::Declarations(
        r#"facts chart
  dose number of visits, 6 decimals, 0 to 10 "Which dose?"

criterion high
  met when 0.5 times (0.000001 times chart.dose) is at least 3 visits
"#,
    ),
    misses: Case::Declarations(
        r#"facts chart
  dose number of visits, 6 decimals, 0 to 10 "Which dose?"

criterion high
  met when 0.000001 times chart.dose is less than 0.000003 visits
"#,
    ),
};

/// Names the computation and the limit.
pub(crate) fn too_fine(words: &str, most: u32, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{words}` may need more than {most} decimals"),
    )
    .label(span, "can grow too fine to be exact")
    .help("use factors with fewer decimals")
}
