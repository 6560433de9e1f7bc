//! E0344: a window by something else than a date.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0344",
    title: "a window by something else than a date",
    severity: Severity::Error,
    text: "A window begins and ends by date facts that are stated or unknown: not by a fact that may be presumed, derived or too old itself.",
    raises: Case::Declarations(
        r#"records seen, at most 400 rows "Which visits were there?"
  date date
  billed yes/no
  units whole number of visits, 0 to 9

criterion some_seen
  met when any seen within calendar year of request.visits
"#,
    ),
    misses: Case::Declarations(
        r#"records seen, at most 400 rows "Which visits were there?"
  date date
  billed yes/no
  units whole number of visits, 0 to 9

criterion some_seen
  met when any seen within calendar year of request.service_date
"#,
    ),
};

/// Names the fact and what it is.
pub(crate) fn window_by_no_date(fact: &str, what: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{fact}` is {what}, and tells no day"))
        .label(span, "wants a date")
        .help("name a date fact")
}
