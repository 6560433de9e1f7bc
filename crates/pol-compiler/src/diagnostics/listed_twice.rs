//! E0432: something listed twice.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0432",
    title: "something listed twice",
    severity: Severity::Error,
    text: "A list names each of its members once. The second one says nothing, and may have been meant as \
        another.",
    raises: Case::Declarations(
        r#"criterion listed
  met when member.conditions includes any of asthma, asthma
"#,
    ),
    misses: Case::Declarations(
        r#"criterion listed
  met when member.conditions includes any of asthma, eczema
"#,
    ),
};

/// Names what is repeated.
pub(crate) fn listed_twice(name: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{name}` is listed twice"))
        .label(span, "again")
        .help("take one of the two out")
}
