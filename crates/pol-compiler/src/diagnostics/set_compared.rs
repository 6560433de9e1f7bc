//! E0312: a set that is compared.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0312",
    title: "a set that is compared",
    severity: Severity::Error,
    text: "A set of choices or codes may hold several, none or all, so that `is` could mean that it holds this \
        one or only this one. `includes` says which.",
    raises: Case::Declarations(
        r#"criterion asthmatic
  met when member.conditions is asthma
"#,
    ),
    misses: Case::Declarations(
        r#"criterion asthmatic
  met when member.conditions includes asthma
"#,
    ),
};

/// Gives the condition with `includes`.
pub(crate) fn set_compared(path: &str, other: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{path}` is a set, which may hold several"))
        .label(span, "compares a set")
        .help(format!("write `{path} includes {other}`"))
}
