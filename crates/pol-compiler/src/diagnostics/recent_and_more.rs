//! E0462: recent evidence that is also presumed or derived.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0462",
    title: "recent evidence that is also presumed or derived",
    severity: Severity::Error,
    text: "A fact that must be recent is unknown where its evidence is too old, and is asked for. A presumption or a derivation would then stand in for the old evidence unseen.",
    raises: Case::Declarations(
        r#"facts chart
  measured yes/no, within 90 days before request.service_date, presumed no "Was function measured?"

criterion measured
  met when chart.measured
"#,
    ),
    misses: Case::Declarations(
        r#"facts chart
  measured yes/no, within 90 days before request.service_date "Was function measured?"

criterion measured
  met when chart.measured
"#,
    ),
};

/// Names the fact.
pub(crate) fn recent_and_more(path: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{path}` must be recent, and is presumed or derived too"),
    )
    .label(span, "only of facts that are stated")
    .help("leave one of the two away")
}
