//! E0336: a code that means no choice.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0336",
    title: "a code that means no choice",
    severity: Severity::Error,
    text: "A set of choices can be given by codes, where the choices list them. No choice of this list has this \
        code, and none takes all others with `otherwise`.",
    raises: Case::Declarations(
        r#"example asthmatic "Asthma"
  given
    member.conditions J46
  expect refer
"#,
    ),
    misses: Case::Declarations(
        r#"example asthmatic "Asthma"
  given
    member.conditions J45.9
  expect information needed
"#,
    ),
};

/// Names the code and the list.
pub(crate) fn code_of_no_choice(code: &str, list: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("no choice of `{list}` has the code `{code}`"),
    )
    .label(span, "means no choice")
    .help(format!(
        "add the code to a choice of `{list}`, or give a choice the codes `otherwise`"
    ))
}
