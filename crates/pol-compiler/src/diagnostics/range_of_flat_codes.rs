//! E0428: a range of codes that have no order.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0428",
    title: "a range of codes that have no order",
    severity: Severity::Error,
    text: "`A to B` needs a system whose codes are ordered, which `hierarchy by prefix` says. Elsewhere \
        neighbours have nothing in common: list the codes one by one.",
    raises: Case::Declarations(
        r#"code set massage "Massage" of cpt
  97110 to 97124
"#,
    ),
    misses: Case::Declarations(
        r#"code set massage "Massage" of cpt
  97110, 97124
"#,
    ),
};

/// Names the system.
pub(crate) fn range_of_flat_codes(system: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{system}` has no hierarchy, so a range of its codes means nothing"),
    )
    .label(span, "a range")
    .help(format!(
        "list the codes one by one, or declare `{system}` with `hierarchy by prefix`"
    ))
}
