//! E0214: unknown example.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0214",
    title: "unknown example",
    severity: Severity::Error,
    text: "An example is `like` another one and starts from what that one states, and there is no example of \
        this name.",
    raises: Case::Declarations(
        r#"example grown_up "An adult"
  like typical
  expect met
"#,
    ),
    misses: Case::Declarations(
        r#"example typical "A typical member"
  given
    member.adult yes

example grown_up "An adult"
  like typical
  expect met
"#,
    ),
};

/// Names the unknown example and the nearest one.
pub(crate) fn unknown_example(name: &str, span: Span, near: Option<&str>) -> Diagnostic {
    let help = near.map_or_else(
        || "name an example that is declared".to_owned(),
        |near| format!("did you mean `{near}`?"),
    );
    Diagnostic::new(&PAGE, format!("no example is called `{name}`"))
        .label(span, "not declared")
        .help(help)
}
