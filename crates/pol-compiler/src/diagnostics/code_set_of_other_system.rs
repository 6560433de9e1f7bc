//! E0222: a code set of another system.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0222",
    title: "a code set of another system",
    severity: Severity::Error,
    text: "A fact holds codes of one system, and this set holds codes of another. No code of the one is ever a \
        code of the other.",
    raises: Case::Declarations(
        r#"code set airways "Airways" of icd10cm
  J45

criterion listed
  met when request.code is one of airways
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

/// Names the set and both systems.
pub(crate) fn code_set_of_other_system(
    name: &str,
    other: &str,
    wanted: &str,
    span: Span,
) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{name}` holds codes of `{other}`, and codes of `{wanted}` are due"),
    )
    .label(span, format!("codes of `{other}`"))
    .help(format!("name a code set of `{wanted}`"))
}
