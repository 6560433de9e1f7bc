//! E0602: a fact given twice in one example.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0602",
    title: "a fact given twice in one example",
    severity: Severity::Error,
    text: "An example gives each fact once. What another example gives, which this one is `like`, may be given \
        anew.",
    raises: Case::Declarations(
        r#"example grown_up "An adult"
  given
    member.adult yes
    member.adult no
  expect met
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

/// Names the fact.
pub(crate) fn given_twice(path: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{path}` is given twice"))
        .label(span, "given again here")
        .help("keep one of the two")
}
