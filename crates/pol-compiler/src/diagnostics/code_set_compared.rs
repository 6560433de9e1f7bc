//! E0315: a code set after `is`.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0315",
    title: "a code set after `is`",
    severity: Severity::Error,
    text: "A code is in a set or not, but it never is the set. `is one of` says what is meant.",
    raises: Case::Declarations(
        r#"code set massage "Massage" of cpt
  97124

criterion listed
  met when request.code is massage
"#,
    ),
    misses: Case::Declarations(
        r#"code set massage "Massage" of cpt
  97124

criterion listed
  met when request.code is one of massage
"#,
    ),
};

/// Gives the condition with `is one of`.
pub(crate) fn code_set_compared(path: &str, set: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{set}` is a set of codes, and `{path}` is one code"),
    )
    .label(span, "a set of codes")
    .help(format!("write `{path} is one of {set}`"))
}
