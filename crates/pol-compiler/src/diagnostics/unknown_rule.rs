//! E0212: unknown rule.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0212",
    title: "unknown rule",
    severity: Severity::Error,
    text: "An exception spares rules, and an example expects rules among the reasons: here is a name that is no \
        rule.",
    raises: Case::Declarations(
        r#"example grown_up "An adult"
  given
    member.adult yes
  expect reasons adlts
"#,
    ),
    misses: Case::Declarations(
        r#"example grown_up "An adult"
  given
    member.adult yes
  expect reasons adults
"#,
    ),
};

/// Names the unknown rule and the nearest one.
pub(crate) fn unknown_rule(name: &str, span: Span, near: Option<&str>) -> Diagnostic {
    let help = near.map_or_else(
        || "name a rule that is declared".to_owned(),
        |near| format!("did you mean `{near}`?"),
    );
    Diagnostic::new(&PAGE, format!("no rule is called `{name}`"))
        .label(span, "not declared")
        .help(help)
}
