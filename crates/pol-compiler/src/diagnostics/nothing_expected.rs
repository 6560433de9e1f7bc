//! W0807: an example that expects nothing.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "W0807",
    title: "an example that expects nothing",
    severity: Severity::Warning,
    text: "This example expects nothing, and no other one is `like` it: it shows and tests nothing.",
    raises: Case::Declarations(
        r#"example grown_up "An adult"
  given
    member.adult yes
"#,
    ),
    misses: Case::Declarations(
        r#"example grown_up "An adult"
  given
    member.adult yes
  expect met
"#,
    ),
};

/// Names the example.
pub(crate) fn nothing_expected(name: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("example `{name}` expects nothing"))
        .label(span, "tests nothing")
        .help("add `expect` with the finding that must come out")
}
