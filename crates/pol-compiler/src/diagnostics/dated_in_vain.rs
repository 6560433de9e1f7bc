//! E0611: a date that nothing asks for.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0611",
    title: "a date that nothing asks for",
    severity: Severity::Error,
    text: "The day of which a fact is matters only where the fact says how recent it must be: `within 90 days before request.service_date`.",
    raises: Case::Declarations(
        r#"example dated "An adult"
  given
    request.service_date 2022-06-01
    member.adult yes on 2022-05-01
  expect information needed
"#,
    ),
    misses: Case::Declarations(
        r#"facts chart
  measured yes/no, within 90 days before request.service_date "Was function measured?"

criterion measured
  met when chart.measured

example dated "Measured in May"
  given
    request.service_date 2022-06-01
    chart.measured yes on 2022-05-01
  expect information needed
"#,
    ),
};

/// Names the fact.
pub(crate) fn dated_in_vain(path: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{path}` is given with a date, and does not say how recent it must be"),
    )
    .label(span, "changes nothing")
    .help("leave the date away")
}
