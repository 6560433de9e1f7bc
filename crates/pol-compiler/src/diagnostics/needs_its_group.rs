//! E0204: a fact without its group.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0204",
    title: "a fact without its group",
    severity: Severity::Error,
    text: "A fact is named with its group, so that a reader knows whether the member, the chart or the request \
        tells it. Write the whole name.",
    raises: Case::Declarations(
        r#"criterion grown_up
  met when adult
"#,
    ),
    misses: Case::Declarations(
        r#"criterion grown_up
  met when member.adult
"#,
    ),
};

/// Gives the whole name.
pub(crate) fn needs_its_group(name: &str, full: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{name}` is a fact, and a fact is named with its group"),
    )
    .label(span, "lacks its group")
    .help(format!("write `{full}`"))
}
