//! E0209: unknown code system.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0209",
    title: "unknown code system",
    severity: Severity::Error,
    text: "Codes belong to a code system that `codes` declares, with its edition, and there is none of this \
        name.",
    raises: Case::Declarations(
        r#"facts chart
  second_code code of ctp "Which other code is requested?"
"#,
    ),
    misses: Case::Declarations(
        r#"facts chart
  second_code code of cpt "Which other code is requested?"
"#,
    ),
};

/// Names the unknown system and the nearest one.
pub(crate) fn unknown_system(name: &str, span: Span, near: Option<&str>) -> Diagnostic {
    let help = near.map_or_else(
        || format!("declare it: `codes {name} \"…\"`"),
        |near| format!("did you mean `{near}`?"),
    );
    Diagnostic::new(&PAGE, format!("no code system is called `{name}`"))
        .label(span, "not declared")
        .help(help)
}
