//! E0221: a code that its system does not have.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0221",
    title: "a code that its system does not have",
    severity: Severity::Error,
    text: "The system lists its codes with `only`, and this is none of them. In an open system every code is \
        known.",
    raises: Case::Declarations(
        r#"codes drg "DRG"
  only 100, 101

facts stay
  group code of drg "Which group?"

criterion heavy
  met when stay.group is 102
"#,
    ),
    misses: Case::Declarations(
        r#"codes drg "DRG"
  only 100, 101

facts stay
  group code of drg "Which group?"

criterion heavy
  met when stay.group is 101
"#,
    ),
};

/// Names the code and its system.
pub(crate) fn unknown_code(code: &str, span: Span, system: &str) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{system}` has no code `{code}`"))
        .label(span, format!("not a code of `{system}`"))
        .help(format!(
            "write a code that `{system}` has; if it has this one, add it there"
        ))
}
