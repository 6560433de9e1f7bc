//! W0806: a code set that nothing uses.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "W0806",
    title: "a code set that nothing uses",
    severity: Severity::Warning,
    text: "No condition names this code set.",
    raises: Case::Declarations(
        r#"code set massage "Massage" of cpt
  97124
"#,
    ),
    misses: Case::Declarations(
        r#"code set massage "Massage" of cpt
  97124

rule other_code
  finds refer because "Another code."
  when request.code is not one of massage
"#,
    ),
};

/// Names it.
pub(crate) fn unused_code_set(name: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("nothing uses `{name}`"))
        .label(span, "changes no determination")
        .help("name it in a condition, or take it out")
}
