//! E0603: expectations that cannot both come true.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0603",
    title: "expectations that cannot both come true",
    severity: Severity::Error,
    text: "A determination comes to one finding, or the policy does not govern, or information is needed. An \
        example expects one of these.",
    raises: Case::Declarations(
        r#"example grown_up "An adult"
  given
    member.adult yes
  expect met
  expect information needed
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

/// Points at both expectations.
pub(crate) fn expectations_contradict(example: &str, span: Span, first: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("what `{example}` expects cannot come true together"),
    )
    .label(span, "expects this")
    .label(first, "and this")
    .help("keep one of the two, or make two examples")
}
