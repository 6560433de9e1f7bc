//! E0329: an amount released of another unit.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0329",
    title: "an amount released of another unit",
    severity: Severity::Error,
    text: "What is released is compared with what was requested, so both are counted in the same unit.",
    raises: Case::Declarations(
        r#"amount released in weeks
  3 weeks

rule visits_of_adults
  finds met, releasing released of request.visits because "Met."
  when is_adult
"#,
    ),
    misses: Case::Declarations(
        r#"amount released in visits
  3 visits

rule visits_of_adults
  finds met, releasing released of request.visits because "Met."
  when is_adult
"#,
    ),
};

/// Names both with their units.
pub(crate) fn released_unit_differs(
    (amount, amount_unit): (&str, &str),
    (requested, requested_unit): (&str, &str),
    span: Span,
) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{amount}` is counted in {amount_unit}, `{requested}` in {requested_unit}"),
    )
    .label(span, requested_unit)
    .help("release an amount in the unit of the request")
}
