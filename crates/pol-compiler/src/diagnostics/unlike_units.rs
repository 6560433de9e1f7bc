//! E0303: unlike units.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0303",
    title: "unlike units",
    severity: Severity::Error,
    text: "Two numbers are compared or combined that are counted in different units. Units are never converted: \
        a month has no fixed number of days, and a week of treatment is not seven visits. Compare like with \
        like, or declare a value in the unit that is meant.",
    raises: Case::Declarations(
        r#"criterion asked
  met when request.visits is at least 2 weeks
"#,
    ),
    misses: Case::Declarations(
        r#"criterion asked
  met when request.visits is at least 2 visits
"#,
    ),
};

/// Names both sides with their units.
pub(crate) fn unlike_units(
    (one, one_unit, one_span): (&str, &str, Span),
    (two, two_unit, two_span): (&str, &str, Span),
) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{one}` is counted in {one_unit}, `{two}` in {two_unit}"),
    )
    .label(two_span, two_unit)
    .label(one_span, one_unit)
    .help("count both in the same unit")
}
