//! E0607: a declaration that is no example, in a file of examples.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0607",
    title: "no example in a file of examples",
    severity: Severity::Error,
    text: "A file whose name ends in `.examples.pol` holds examples of the policy beside it, and nothing else. \
        What the policy says stands in its own file, so that a reader finds all of it there, and so that it says \
        the same without its examples.",
    raises: Case::Beside(
        r#"criterion grown_up "The member is grown up"
  met when member.adult

example adult "An adult"
  given
    member.adult yes
  expect met
"#,
    ),
    misses: Case::Beside(
        r#"example adult "An adult"
  given
    member.adult yes
  expect met
"#,
    ),
};

/// Names the kind of declaration that stands there.
pub(crate) fn no_example(keyword: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{keyword}` stands in a file of examples, which holds nothing but examples"),
    )
    .label(span, "no example")
    .help("move it into the policy's own file")
}
