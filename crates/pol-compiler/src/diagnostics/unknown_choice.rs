//! E0208: unknown choice.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0208",
    title: "unknown choice",
    severity: Severity::Error,
    text: "A fact of choices can only be one of the choices of its own list, and this is none of them. If it \
        were let through, the condition could never be true, and nobody would notice.",
    raises: Case::Declarations(
        r#"criterion on_the_left
  met when member.side is lift
"#,
    ),
    misses: Case::Declarations(
        r#"criterion on_the_left
  met when member.side is left
"#,
    ),
};

/// Names the list, and the list that has the choice, if another one does.
pub(crate) fn unknown_choice(
    name: &str,
    list: &str,
    near: Option<&str>,
    elsewhere: Option<&str>,
    choices: &str,
    span: Span,
) -> Diagnostic {
    let help = match (near, elsewhere) {
        (_, Some(other)) => {
            format!("`{name}` is a choice of `{other}`; the choices of `{list}` are {choices}")
        }
        (Some(near), None) => format!("did you mean `{near}`?"),
        (None, None) => format!("the choices of `{list}` are {choices}"),
    };
    Diagnostic::new(&PAGE, format!("`{name}` is no choice of `{list}`"))
        .label(span, "not one of them")
        .help(help)
}
