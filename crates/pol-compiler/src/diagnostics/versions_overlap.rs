//! E0451: versions of a declaration that overlap.

use jiff::civil::Date;
use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0451",
    title: "versions of a declaration that overlap",
    severity: Severity::Error,
    text: "A declaration may stand several times under one name, each time with other days: its versions. On each day at \
        most one of them stands. A version that is followed by another needs its last day, with `until`; both days are \
        included.",
    raises: Case::Declarations(
        r#"criterion few_visits
  "At most ten visits are requested."
  met when request.visits is at most 10 visits

criterion few_visits from 2023-01-01
  "At most twelve visits are requested."
  met when request.visits is at most 12 visits

rule many_visits
  finds refer because "More visits are requested than are usual."
  when not few_visits
"#,
    ),
    misses: Case::Declarations(
        r#"criterion few_visits until 2022-12-31
  "At most ten visits are requested."
  met when request.visits is at most 10 visits

criterion few_visits from 2023-01-01
  "At most twelve visits are requested."
  met when request.visits is at most 12 visits

rule many_visits
  finds refer because "More visits are requested than are usual."
  when not few_visits
"#,
    ),
};

/// Names the first day on which both stand.
pub(crate) fn versions_overlap(name: &str, day: &Date, span: Span, first: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("two versions of `{name}` stand on {day}"))
        .label(span, "this one")
        .label(first, "and this one")
        .help("give the earlier version its last day, with `until`")
}
