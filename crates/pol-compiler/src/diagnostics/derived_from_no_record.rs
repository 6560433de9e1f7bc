//! E0348: derived from no record.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0348",
    title: "derived from no record",
    severity: Severity::Error,
    text: "A fact is derived from the rows of records that a request may give. What follows from other facts is a criterion or an amount.",
    raises: Case::Declarations(
        r#"facts chart
  adult yes/no "Does the chart say that the member is an adult?"
    derived from member.adult

criterion adult_by_chart
  met when chart.adult
"#,
    ),
    misses: Case::Declarations(
        r#"records seen, at most 400 rows "Which visits were there?"
  date date
  billed yes/no
  units whole number of visits, 0 to 9

facts chart
  billed yes/no "Does the chart say that visits were billed?"
    derived from any seen where seen.billed

criterion billed_by_chart
  met when chart.billed
"#,
    ),
};

/// Names the fact.
pub(crate) fn derived_from_no_record(path: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{path}` is derived from no record"))
        .label(span, "reads no rows")
        .help("write a criterion or an amount instead")
}
