//! E0346: derived from something of another kind.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0346",
    title: "derived from something of another kind",
    severity: Severity::Error,
    text: "A yes/no fact is derived from a condition, a number from a number of the same unit, a date from a date, and a choice from cases: `derived improved when …, otherwise maintained`.",
    raises: Case::Declarations(
        r#"records seen, at most 400 rows "Which visits were there?"
  date date
  billed yes/no
  units whole number of visits, 0 to 9

facts chart
  last_seen date "When was the member last seen?"
    derived from sum of units of seen

criterion of_late
  met when chart.last_seen is after 2022-01-01
"#,
    ),
    misses: Case::Declarations(
        r#"records seen, at most 400 rows "Which visits were there?"
  date date
  billed yes/no
  units whole number of visits, 0 to 9

facts chart
  last_seen date "When was the member last seen?"
    derived from latest date of seen

criterion of_late
  met when chart.last_seen is after 2022-01-01
"#,
    ),
};

/// Names the fact, what it is, and what it was to be derived from.
pub(crate) fn derived_misfits(path: &str, what: &str, words: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{path}` is {what} and cannot be `{words}`"))
        .label(span, "of another kind")
        .help(format!("derive what is {what}"))
}
