//! E0452: days between two versions of a declaration.

use jiff::civil::Date;
use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0452",
    title: "days between two versions of a declaration",
    severity: Severity::Error,
    text: "The versions of one declaration follow each other without a day between: a judgement that stands before and \
        after stands in between. What begins or ends for good needs no other version; what is taken out for a while and \
        comes back has two names.",
    raises: Case::Declarations(
        r#"rule many_visits until 2022-12-31
  finds refer because "More than ten visits are requested."
  when request.visits is more than 10 visits

rule many_visits from 2023-01-02
  finds refer because "More than twelve visits are requested."
  when request.visits is more than 12 visits
"#,
    ),
    misses: Case::Declarations(
        r#"rule many_visits until 2022-12-31
  finds refer because "More than ten visits are requested."
  when request.visits is more than 10 visits

rule many_visits from 2023-01-01
  finds refer because "More than twelve visits are requested."
  when request.visits is more than 12 visits
"#,
    ),
};

/// Names the first day between.
pub(crate) fn versions_gap(name: &str, day: &Date, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("no version of `{name}` stands on {day}, although one does before and one after"),
    )
    .label(span, "leaves days out")
    .help("let the versions follow each other day by day, or give the later one a name of its own")
}
