//! E0211: unknown finding.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0211",
    title: "unknown finding",
    severity: Severity::Error,
    text: "Rules and exceptions come to one of the findings of the table `findings, strongest first`, and it \
        has no row of this name.",
    raises: Case::Declarations(
        r#"rule minors
  finds not_mett because "The member is a minor."
  when not member.adult
"#,
    ),
    misses: Case::Declarations(
        r#"rule minors
  finds not_met because "The member is a minor."
  when not member.adult
"#,
    ),
};

/// Names the unknown finding and the nearest one.
pub(crate) fn unknown_finding(name: &str, span: Span, near: Option<&str>) -> Diagnostic {
    let help = near.map_or_else(
        || format!("add a row `{name}` to the findings, in its place by strength"),
        |near| format!("did you mean `{near}`?"),
    );
    Diagnostic::new(&PAGE, format!("no finding is called `{name}`"))
        .label(span, "not declared")
        .help(help)
}
