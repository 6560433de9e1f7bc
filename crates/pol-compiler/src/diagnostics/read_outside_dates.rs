//! E0454: a criterion that is read on days on which it does not stand.

use jiff::civil::Date;
use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0454",
    title: "a criterion that is read on days on which it does not stand",
    severity: Severity::Error,
    text: "A criterion that ends, or begins later, is neither met nor unmet on the other days. What reads it must stand \
        only while the criterion does: give it the same days, or give the criterion a version for the others.",
    raises: Case::Declarations(
        r#"criterion few_visits from 2023-01-01
  "At most ten visits are requested."
  met when request.visits is at most 10 visits

rule many_visits
  finds refer because "More than ten visits are requested."
  when not few_visits
"#,
    ),
    misses: Case::Declarations(
        r#"criterion few_visits from 2023-01-01
  "At most ten visits are requested."
  met when request.visits is at most 10 visits

rule many_visits from 2023-01-01
  finds refer because "More than ten visits are requested."
  when not few_visits
"#,
    ),
};

/// Names the first day on which it is read and does not stand.
pub(crate) fn read_outside_dates(name: &str, day: &Date, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{name}` is read on {day}, when it does not stand"),
    )
    .label(span, "read here")
    .help(format!(
        "give what reads it the days of `{name}`, or give `{name}` a version for the other days"
    ))
}
