//! E0314: a code is due.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0314",
    title: "a code is due",
    severity: Severity::Error,
    text: "A fact of codes is compared with a code, written as it stands in its system, and here stands \
        something else.",
    raises: Case::Declarations(
        r#"criterion listed
  met when request.code is massage
"#,
    ),
    misses: Case::Declarations(
        r#"criterion listed
  met when request.code is 97124
"#,
    ),
};

/// Names the fact and what stands beside it.
pub(crate) fn not_a_code(path: &str, found: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{path}` is a code, and `{found}` is none"))
        .label(span, "not a code")
        .help("write a code as it stands in its system, such as `97124` or `F41.1`")
}
