//! E0305: a number of another unit than declared.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0305",
    title: "a number of another unit than declared",
    severity: Severity::Error,
    text: "The declaration says in which unit it is counted, and this number is counted in another one. Units \
        are never converted.",
    raises: Case::Declarations(
        r#"value yearly in visits
  3 weeks
"#,
    ),
    misses: Case::Declarations(
        r#"value yearly in visits
  3 visits
"#,
    ),
};

/// Names the declaration, the number and both units.
pub(crate) fn other_unit_than_declared(
    owner: &str,
    wanted: &str,
    words: &str,
    found: &str,
    span: Span,
) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{owner}` is counted in {wanted}, `{words}` in {found}"),
    )
    .label(span, found)
    .help(format!("give it in {wanted}"))
}
