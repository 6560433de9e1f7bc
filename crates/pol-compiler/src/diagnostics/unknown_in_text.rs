//! E0216: unknown name in a text.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0216",
    title: "unknown name in a text",
    severity: Severity::Error,
    text: "Braces in a text show a fact, a value or an amount, and nothing of this name is declared. A reader \
        of the determination would see a hole. Braces that are meant as braces are doubled: `{{` and `}}`.",
    raises: Case::Declarations(
        r#"rule minors
  finds not_met because "The member asks for {request.visit}."
  when not member.adult
"#,
    ),
    misses: Case::Declarations(
        r#"rule minors
  finds not_met because "The member asks for {request.visits}."
  when not member.adult
"#,
    ),
};

/// Names the unknown name and the nearest declared one.
pub(crate) fn unknown_in_text(name: &str, span: Span, near: Option<&str>) -> Diagnostic {
    let help = match near {
        Some(near) => format!("did you mean `{{{near}}}`?"),
        None => {
            "name a fact, a value or an amount; double the braces if braces are meant".to_owned()
        }
    };
    Diagnostic::new(
        &PAGE,
        format!("the text shows `{name}`, which nothing declares"),
    )
    .label(span, "not declared")
    .help(help)
}
