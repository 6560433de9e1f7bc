//! E0347: derived from what may lie outside the range.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0347",
    title: "derived from what may lie outside the range",
    severity: Severity::Error,
    text: "What a fact is derived from must be a value of the fact whatever the rows are, or a request could be read and not judged.",
    raises: Case::Declarations(
        r#"records seen, at most 400 rows "Which visits were there?"
  date date
  billed yes/no
  units whole number of visits, 0 to 9

facts chart
  units whole number of visits, 0 to 400 "How many units were there?"
    derived from sum of units of seen

criterion few_units
  met when chart.units is at most 3 visits
"#,
    ),
    misses: Case::Declarations(
        r#"records seen, at most 400 rows "Which visits were there?"
  date date
  billed yes/no
  units whole number of visits, 0 to 9

facts chart
  units whole number of visits, 0 to 3600 "How many units were there?"
    derived from sum of units of seen

criterion few_units
  met when chart.units is at most 3 visits
"#,
    ),
};

/// Names the fact and between what it may lie.
pub(crate) fn derived_outside_range(path: &str, reach: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{path}` may be derived to be {reach}, which is more than its range"),
    )
    .label(span, "goes beyond the range")
    .help("widen the range of the fact, or lower the most rows of the record")
}
