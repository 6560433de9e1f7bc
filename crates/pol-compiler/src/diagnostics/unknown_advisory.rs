//! E0215: unknown advisory.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0215",
    title: "unknown advisory",
    severity: Severity::Error,
    text: "An example expects an advisory, and this is the name of none.",
    raises: Case::Declarations(
        r#"example grown_up "An adult"
  given
    member.adult yes
  expect advisories oncologist
"#,
    ),
    misses: Case::Declarations(
        r#"advisory oncologist "Consult the oncologist."
  when is_adult

example grown_up "An adult"
  given
    member.adult yes
  expect advisories oncologist
"#,
    ),
};

/// Names the unknown advisory and the nearest one.
pub(crate) fn unknown_advisory(name: &str, span: Span, near: Option<&str>) -> Diagnostic {
    let help = near.map_or_else(
        || "name an advisory that is declared, or write `expect advisories none`".to_owned(),
        |near| format!("did you mean `{near}`?"),
    );
    Diagnostic::new(&PAGE, format!("no advisory is called `{name}`"))
        .label(span, "not declared")
        .help(help)
}
