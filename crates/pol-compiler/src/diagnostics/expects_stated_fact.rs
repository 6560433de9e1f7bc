//! E0605: a stated fact expected as missing or presumed.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0605",
    title: "a stated fact expected as missing or presumed",
    severity: Severity::Error,
    text: "The example states this fact, so it can be neither missing nor presumed. Take it back with `not \
        stated` if it comes from an example that this one is like.",
    raises: Case::Declarations(
        r#"example grown_up "An adult"
  given
    member.adult yes
  expect missing member.adult
"#,
    ),
    misses: Case::Declarations(
        r#"example grown_up "An adult"
  given
    member.adult not stated
  expect missing member.adult
"#,
    ),
};

/// Names the fact and what is expected of it.
pub(crate) fn expects_stated_fact(path: &str, what: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{path}` is expected as {what}, but the example states it"),
    )
    .label(span, "is stated")
    .help(format!(
        "take it out here, or write `{path} not stated` under `given`"
    ))
}
