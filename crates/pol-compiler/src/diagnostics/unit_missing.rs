//! E0304: a number without its unit.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0304",
    title: "a number without its unit",
    severity: Severity::Error,
    text: "A number says what it counts, zero too: `0 visits`. A bare number could be visits to its author and \
        weeks to its reader.",
    raises: Case::Declarations(
        r#"criterion asked
  met when request.visits is at least 2
"#,
    ),
    misses: Case::Declarations(
        r#"criterion asked
  met when request.visits is at least 2 visits
"#,
    ),
};

/// Gives the number with the unit that is due.
pub(crate) fn unit_missing(words: &str, unit: Option<&str>, span: Span) -> Diagnostic {
    let unit = unit.unwrap_or("visits");
    Diagnostic::new(&PAGE, format!("`{words}` does not say what it counts"))
        .label(span, "lacks its unit")
        .help(format!("write the unit: `{words} {unit}`"))
}
